import { theme, type ThemeConfig } from 'antd'
import { useSyncExternalStore } from 'react'

const dark = window.matchMedia('(prefers-color-scheme: dark)')

function watchDark(onChange: () => void): () => void {
  dark.addEventListener('change', onChange)
  return () => dark.removeEventListener('change', onChange)
}

export function useIsDark(): boolean {
  return useSyncExternalStore(watchDark, () => dark.matches)
}

const FONT =
  "'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"

const ON_PRIMARY_DARK = '#0e1c30'

/** Ant Design in our colours, see styles/tokens.css; controls are as high as a finger needs. */
export function themeOf(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: isDark ? '#8ab8f0' : '#1f4e8c',
      colorError: isDark ? '#ff9c92' : '#b3261e',
      colorWarning: isDark ? '#f0b35e' : '#99500a',
      colorSuccess: isDark ? '#86cf9f' : '#22693f',
      colorLink: isDark ? '#8ab8f0' : '#1f4e8c',
      colorBgBase: isDark ? '#1d2127' : '#ffffff',
      ...(isDark && { colorBgContainer: '#1d2127', colorBgElevated: '#262b33' }),
      colorBgLayout: isDark ? '#15181d' : '#faf8f4',
      colorTextBase: isDark ? '#e9e7e2' : '#1f2328',
      // What is shut or frozen is still read.
      colorTextDisabled: isDark ? '#b3b0a8' : '#57534a',
      colorTextPlaceholder: isDark ? '#a09d95' : '#6b675e',
      colorBorder: isDark ? '#596270' : '#8a8578',
      fontSize: 15,
      fontFamily: FONT,
      lineHeight: 1.6,
      controlHeight: 44,
      controlHeightSM: 32,
      borderRadius: 8,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        ...(isDark && { primaryColor: ON_PRIMARY_DARK }),
      },
      ...(isDark && { Checkbox: { colorWhite: ON_PRIMARY_DARK } }),
    },
  }
}

/** The page's nonce for styles, where its content policy asks for one. */
export function styleNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
}
