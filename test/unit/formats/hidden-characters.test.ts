import { expect, it } from 'vitest'
import { hiddenCharacterProblems } from '../../../shared/formats/hidden-characters.ts'

it('finds control characters, direction marks and lone surrogates wherever they are', () => {
  const value = { task: { number: 'a\u0000' }, attachments: [{ title: '\u2066' }, '\ud800', 1] }
  expect(hiddenCharacterProblems(value).map(({ field }) => field)).toEqual([
    'task.number',
    'attachments.0.title',
    'attachments.1',
  ])
})

it('leaves line breaks, tabs, rare characters and emoji alone', () => {
  expect(hiddenCharacterProblems(['一行\n二行\t𠮷野家 👩‍🔧 ﹏ ①', null, true])).toEqual([])
})
