import { RadarChart } from 'echarts/charts'
import { LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([RadarChart, LegendComponent, TooltipComponent, SVGRenderer])

export type RadarSeries = {
  readonly name: string
  readonly tone: 'claim' | 'diagnosis' | 'panel'
  /** 0 to 100 by axis. */
  readonly percents: readonly number[]
}

const TONES = {
  claim: { color: '--color-line-strong', type: 'dashed', area: 0 },
  diagnosis: { color: '--color-action', type: 'dotted', area: 0 },
  panel: { color: '--color-primary', type: 'solid', area: 0.18 },
} as const

/** A radar in an element: follows its size and the theme until stopped. */
export function startRadar(frame: HTMLElement) {
  const chart = init(frame, null, { renderer: 'svg' })
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  let axes: readonly string[] = []
  let series: readonly RadarSeries[] = []

  function draw(): void {
    if (axes.length === 0) return
    chart.setOption(radarOption(axes, series), { notMerge: true })
  }
  const observer = new ResizeObserver(() => chart.resize())
  observer.observe(frame)
  dark.addEventListener('change', draw)
  return {
    show(nextAxes: readonly string[], nextSeries: readonly RadarSeries[]): void {
      axes = nextAxes
      series = nextSeries
      draw()
    },
    stop(): void {
      dark.removeEventListener('change', draw)
      observer.disconnect()
      chart.dispose()
    },
  }
}

function radarOption(axes: readonly string[], series: readonly RadarSeries[]) {
  const style = getComputedStyle(document.documentElement)
  const color = (name: string): string => style.getPropertyValue(name).trim()
  const font = getComputedStyle(document.body).fontFamily
  return {
    animation: false,
    textStyle: { fontFamily: font },
    legend: { bottom: 0, textStyle: { color: color('--color-text'), fontSize: 13 } },
    tooltip: {
      trigger: 'item',
      backgroundColor: color('--color-surface'),
      borderColor: color('--color-line'),
      textStyle: { color: color('--color-text'), fontFamily: font },
      valueFormatter: (value: unknown) => `${String(value)}%`,
    },
    radar: {
      indicator: axes.map((name) => ({ name, max: 100, min: 0 })),
      center: ['50%', '47%'],
      radius: '54%',
      axisName: { color: color('--color-text-soft'), fontSize: 13 },
      axisLine: { lineStyle: { color: color('--color-line') } },
      splitLine: { lineStyle: { color: color('--color-line') } },
      splitArea: { show: false },
    },
    series: [
      {
        type: 'radar',
        symbolSize: 4,
        data: series.map(({ name, tone, percents }) => ({
          name,
          value: [...percents],
          lineStyle: { type: TONES[tone].type, width: 2 },
          itemStyle: { color: color(TONES[tone].color) },
          areaStyle: { opacity: TONES[tone].area },
        })),
      },
    ],
  }
}
