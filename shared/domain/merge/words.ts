import { quoted } from '../../formats/quoted.ts'
import { fieldName } from '../../formats/field-names.ts'
import type { Json } from '../../formats/canonical-json.ts'
import type { HistoryCatalog } from '../history/catalog.ts'
import type { PackageChange } from './changes.ts'
import { isList, isTree, type Path, type Tree } from './package-tree.ts'

const NOTHING = '（没有）'
const ROLES: Readonly<Record<string, string>> = { leader: '组长', member: '组员' }

/** @example fieldTitle(change, catalog) // '专家“李明”', '附件4 验收申请表·联系电话' */
export function fieldTitle({ path, before, after }: PackageChange, catalog: HistoryCatalog) {
  const member = [after, before].find(isTree)
  if (path[1] === 'experts') return `专家${quoted(text(member?.['name']))}`
  if (path[0] === 'attachments') return `附件${quoted(text(member?.['title']))}`
  const code = path.at(-1) ?? ''
  const named = (catalog.items.get(code) ?? catalog.scenarios.get(code))?.title
  return named === undefined ? fieldName(path) : `${fieldName(path.slice(0, -1))}·${code} ${named}`
}

/** A value of a package in words, for both to stand side by side. */
export function valueText(path: Path, value: Json | undefined): string {
  if (value === undefined || value === null || value === '') return NOTHING
  if (isTree(value)) return treeText(path, value)
  if (isList(value)) return value.length === 0 ? NOTHING : listText(path, value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return text(value)
}

function listText(path: Path, list: readonly Json[]): string {
  const isLong = list.some(isTree)
  const parts = list.map((part, at) => `${isLong ? `${at + 1}. ` : ''}${valueText(path, part)}`)
  return parts.join(isLong ? '\n' : '、')
}

function treeText(path: Path, tree: Tree): string {
  if (path[1] === 'experts') {
    const { name, role, organisation, title, specialty } = tree
    return [text(name), ROLES[text(role)], text(organisation), text(title), text(specialty)].join(
      '，',
    )
  }
  if (path[0] === 'attachments') return `${text(tree['title'])}（${text(tree['sizeBytes'])} 字节）`
  return Object.entries(tree)
    .map(([name, part]) => `${fieldName([name])}：${valueText(path, part)}`)
    .join('，')
}

function text(value: Json | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
