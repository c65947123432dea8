import { App as AntApp, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { RouterProvider } from 'react-router/dom'
import { HandOverGate } from './features/questionnaire/hand-over-gate.tsx'
import { styleNonce, themeOf, useIsDark } from './lib/theme.ts'
import { router } from './routes.tsx'

const nonce = styleNonce()
const csp = nonce === undefined ? {} : { csp: { nonce } }

export function App() {
  const isDark = useIsDark()
  return (
    <ConfigProvider
      locale={zhCN}
      theme={themeOf(isDark)}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      {...csp}
    >
      <AntApp component={false}>
        <HandOverGate>
          <RouterProvider router={router} />
        </HandOverGate>
      </AntApp>
    </ConfigProvider>
  )
}
