import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { samples } from '../../../build/samples/index.ts'
import { closestItems } from '../../../shared/domain/comparison/closest-item.ts'
import { contentItems, itemTitle } from '../../../shared/domain/comparison/content-items.ts'

describe('the content of the works', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['in brackets', '（1）MES 上线。（2）设备联网。', ['MES 上线。', '设备联网。']],
    ['in half-width brackets', '(1) MES\n(2) WMS', ['MES', 'WMS']],
    ['with points', '完成：1. MES，接入 3.5 万点。2. WMS。', ['MES，接入 3.5 万点。', 'WMS。']],
    ['with 、', '1、MES；2、WMS', ['MES；', 'WMS']],
    ['in circles', '①MES②WMS③PDM', ['MES', 'WMS', 'PDM']],
    ['by lines', '- MES\n\n- WMS\n', ['MES', 'WMS']],
    [
      'in the section of the works only',
      '一、问题。（1）慢。（2）乱。\n二、建设内容：（1）MES。\n（2）WMS。\n三、计划。（1）先。（2）后。',
      ['MES。', 'WMS。'],
    ],
    ['with sub-items inside', '（1）MES：1. 报工 2. 追溯（2）WMS', ['MES：1. 报工 2. 追溯', 'WMS']],
  ])('is taken apart where it is numbered %s', (_name, text, items) => {
    expect(contentItems(text)).toEqual(items)
  })

  it.each([
    ['a plain text', '上线制造执行系统，设备联网 40 台。'],
    ['a version number', '升级 V2.1 至 V3.0，覆盖 2 个车间'],
    ['a numbering that does not count', '（3）MES（7）WMS'],
    ['a single item', '（1）MES'],
    ['an empty item', '（1）（2）MES'],
  ])('stays one item: %s', (_name, text) => {
    expect(contentItems(text)).toEqual([text])
  })

  it('loses no word of a numbered list, whatever it says', () => {
    const item = fc.stringMatching(/^[甲乙丙丁ABC，；]{1,12}$/)
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 30 }), (items) => {
        const text = items.map((one, place) => `（${place + 1}）${one}`).join('')
        expect(contentItems(text)).toEqual(items)
      }),
    )
  })

  it('has a short title for each item', () => {
    expect(itemTitle('制造执行系统：建立工单、工序')).toBe('制造执行系统')
    expect(itemTitle('一'.repeat(30))).toBe(`${'一'.repeat(19)}…`)
  })
})

describe('the claim beside an item of the plan', () => {
  it.each(samples.map(({ package: pkg }) => [pkg.application.enterpriseName, pkg] as const))(
    'is another one for each item, as %s tells them',
    (_name, { filing, application }) => {
      const done = contentItems(application.completedContent)
      const found = closestItems(contentItems(filing.content), done)
      expect(new Set(found)).toEqual(new Set(done))
    },
  )

  it('is none where nothing is about the same', () => {
    const [found] = closestItems(['能源计量'], ['培训 6 期', '接口'])
    expect(found).toBeUndefined()
    expect(closestItems(['', '甲'], ['乙丙'])).toEqual([undefined, undefined])
  })
})
