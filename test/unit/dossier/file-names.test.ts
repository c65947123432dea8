import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  distinctNames,
  numberedName,
  safeName,
  withEnding,
} from '../../../shared/domain/dossier/file-names.ts'

describe('a safe file name', () => {
  it.each([
    ['车间:一/二?.jpg', '车间_一_二_.jpg'],
    ['CON.pdf', '_CON.pdf'],
    ['com¹', '_com¹'],
    ['nul', '_nul'],
    ['console.log', 'console.log'],
    ['报告. . ', '报告'],
    ['  ..隐藏.txt', '隐藏.txt'],
    ['...', '未命名'],
    ['', '未命名'],
    ['a\u0000b\u202Egpj.exe', 'a_b_gpj.exe'],
    ['e\u0301.txt', '\u00E9.txt'],
    ['半个\uD842字.png', '半个\uFFFD字.png'],
  ])('makes %j %j', (name, expected) => {
    expect(safeName(name)).toBe(expected)
  })

  it('keeps the extension of a long name, and no half of a rare character', () => {
    const long = safeName(`${'𠮷'.repeat(100)}.jpeg`)
    expect(long).toMatch(/^𠮷+\.jpeg$/u)
    expect(long.length).toBeLessThanOrEqual(60)
  })

  it('is one that FAT32, exFAT, NTFS and ext4 take, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeName(name)
        expect(safe).not.toMatch(/[\\/:*?"<>|\p{Cc}]/u)
        expect(safe).not.toMatch(/^[\s.]|[\s.]$/u)
        expect(safe.length).toBeGreaterThan(0)
        expect(new TextEncoder().encode(numberedName(9999, 10_000, name)).length).toBeLessThan(255)
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i)
        expect(safeName(safe)).toBe(safe)
      }),
    )
  })
})

it('numbers names so that they sort as meant', () => {
  expect(numberedName(0, 5, 'a.jpg')).toBe('01-a.jpg')
  expect(numberedName(6, 1200, 'a.jpg')).toBe('0007-a.jpg')
})

it('tells names apart that Windows takes for one', () => {
  expect(distinctNames(['A-甲', 'a-甲', 'b', 'a-甲'])).toEqual([
    'A-甲',
    'a-甲 (2)',
    'b',
    'a-甲 (3)',
  ])
})

it.each([
  ['合同（节选）', 'application/pdf', '合同（节选）.pdf'],
  ['第3.2节', 'image/png', '第3.2节.png'],
  ['照片.JPG', 'image/jpeg', '照片.JPG'],
  ['录音', 'audio/webm;codecs=opus', '录音.webm'],
  ['怪东西', 'application/octet-stream', '怪东西'],
])('gives %s of type %s the name %s', (name, mediaType, expected) => {
  expect(withEnding(name, mediaType)).toBe(expected)
})
