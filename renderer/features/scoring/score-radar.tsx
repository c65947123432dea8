import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { IndicatorSet } from '../../../shared/catalog/types.ts'
import {
  formatPoints,
  groupScores,
  pointsFormat,
  type GroupScore,
} from '../../../shared/domain/scoring/index.ts'
import type { ScoreResult } from '../../../shared/domain/scoring/types.ts'
import type { RadarSeries, startRadar } from './radar-chart.ts'

export type ScoredSeries = {
  readonly name: string
  readonly tone: RadarSeries['tone']
  readonly result: ScoreResult
}

type ScoreRadarProps = {
  readonly set: IndicatorSet
  readonly series: readonly ScoredSeries[]
}

/** The 二级指标 as a share of their points; the same figures stand in the table under it. */
export function ScoreRadar({ set, series: newest }: ScoreRadarProps) {
  // The picture may come a moment after the figures.
  const series = useDeferredValue(newest)
  const frame = useRef<HTMLDivElement>(null)
  const [chart, setChart] = useState<ReturnType<typeof startRadar> | null>(null)
  const scored = useMemo(
    () =>
      series.map(({ name, tone, result }) => ({ name, tone, groups: groupScores(set, result) })),
    [set, series],
  )
  useEffect(() => {
    let started: ReturnType<typeof startRadar> | null = null
    let isWanted = true
    // The chart library is large, and the scores are there before it.
    void import('./radar-chart.ts').then((module) => {
      if (!isWanted || frame.current === null) return
      started = module.startRadar(frame.current)
      setChart(started)
    })
    return () => {
      isWanted = false
      started?.stop()
    }
  }, [])
  useEffect(() => {
    chart?.show(
      scored[0]?.groups.map(({ group }) => group) ?? [],
      scored.map(({ name, tone, groups }) => ({ name, tone, percents: groups.map(percentOf) })),
    )
  }, [chart, scored])
  const points = pointsFormat(scored.flatMap(({ groups }) => groups.map(({ milli }) => milli)))
  return (
    <section className="score-radar" aria-label="二级指标得分率">
      <h2>二级指标得分率</h2>
      <div ref={frame} className="score-radar-frame" role="img" aria-label="雷达图，数据见下表" />
      <details>
        <summary>看数据表</summary>
        <table className="score-radar-table">
          <thead>
            <tr>
              <th scope="col">二级指标</th>
              {scored.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(scored[0]?.groups ?? []).map(({ group, maxMilli }, index) => (
              <tr key={group}>
                <th scope="row">
                  {group}（{formatPoints(maxMilli)}）
                </th>
                {scored.map(({ name, groups }) => (
                  <td key={name}>{points(groups[index]?.milli ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

/** Whole percent, for the picture only. */
const percentOf = ({ milli, maxMilli }: GroupScore): number => Math.round((milli * 100) / maxMilli)
