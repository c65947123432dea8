import { describe, expect, it } from 'vitest'
import { radarWords } from '../../../../electron/core/documents/flow/radar-part.ts'
import { radarShape } from '../../../../electron/core/documents/flow/radar.ts'
import { barWords } from '../../../../electron/core/documents/flow/bar-parts.ts'

const axes = ['研发', '生产', '供应链', '管理'].map((label) => ({ label, max: 20_000 }))

describe('a radar chart', () => {
  it('has its first axis straight up and goes clockwise', () => {
    const { ends } = radarShape({ axes, series: [] }, 100)
    expect(ends).toEqual([
      { x: 0, y: -100 },
      { x: 100, y: 0 },
      { x: 0, y: 100 },
      { x: -100, y: 0 },
    ])
  })

  it('puts a value at its part of the axis, and none beyond the axis', () => {
    const values = [10_000, 0, 25_000, -1]
    const { series } = radarShape({ axes, series: [{ name: '核定', values }] }, 100)
    expect(series[0]).toEqual([
      { x: 0, y: -50 },
      { x: 0, y: 0 },
      { x: 0, y: 100 },
      { x: 0, y: 0 },
    ])
  })

  it('sets labels away from the middle', () => {
    const { labels } = radarShape({ axes, series: [] }, 100)
    expect(labels.map(({ align }) => align)).toEqual(['center', 'left', 'center', 'right'])
    expect(labels[1]?.x).toBeGreaterThan(100)
  })

  it('draws an axis that can give no points, and a value that is not there', () => {
    const { series } = radarShape(
      { axes: [{ label: '无', max: 0 }, ...axes], series: [{ name: '核定', values: [5] }] },
      100,
    )
    expect(series[0]?.every(({ x, y }) => x === 0 && y === 0)).toBe(true)
  })
})

describe('what charts show', () => {
  it('is said in words, in points', () => {
    const words = radarWords({
      kind: 'radar',
      caption: '图1',
      axes: axes.slice(0, 2),
      series: [{ name: '核定', values: [12_500, 20_000] }],
    })
    expect(words).toBe('雷达图“图1”。核定：研发12.5/20，生产20/20。')
    const bars = [{ label: '研发', value: 1, max: 2, text: '1 / 2 分' }]
    expect(barWords({ kind: 'bars', caption: '图2', bars })).toBe('条形图“图2”。研发：1 / 2 分。')
  })
})
