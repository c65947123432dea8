import type { Json } from '../../formats/canonical-json.ts'
import type { TaskPackage } from '../../formats/task-package.ts'

/** A package as nested maps: its lists of things with an identity are maps by it. */
export type Tree = { readonly [name: string]: Json | undefined }
export type Path = readonly string[]

/** Lists whose members are the same thing wherever they stand; any other list is one value. */
const IDENTIFIED: readonly { readonly path: Path; readonly id: string }[] = [
  { path: ['panel', 'experts'], id: 'id' },
  { path: ['attachments'], id: 'path' },
]

export function toTree(pkg: TaskPackage): Tree {
  return IDENTIFIED.reduce<Tree>((tree, { path, id }) => {
    const list = valueAt(tree, path)
    if (!isList(list)) return tree
    const members = list.flatMap((member) => {
      const name = isTree(member) ? member[id] : undefined
      return typeof name === 'string' ? [[name, member] as const] : []
    })
    return withValueAt(tree, path, Object.fromEntries(members))
  }, pkg)
}

/** The inverse of `toTree`, still to be checked against the schema of packages. */
export function fromTree(tree: Tree): Json {
  return IDENTIFIED.reduce<Tree>((whole, { path }) => {
    const members = valueAt(whole, path)
    if (!isTree(members)) return whole
    const list = Object.values(members).filter((member) => member !== undefined)
    return withValueAt(whole, path, list)
  }, tree)
}

/** Whether a value is taken or left as a whole: a member of a list, or anything but a map. */
export function isWhole(path: Path, value: Json | undefined): boolean {
  return !isTree(value) || IDENTIFIED.some((list) => isMember(list.path, path))
}

function isMember(list: Path, path: Path): boolean {
  return path.length === list.length + 1 && list.every((name, at) => path[at] === name)
}

export function isTree(value: Json | undefined): value is Tree {
  return typeof value === 'object' && value !== null && !isList(value)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function valueAt(tree: Tree, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) => (isTree(value) ? value[name] : undefined),
    tree,
  )
}

/** A copy with another value at one place; undefined takes the place out. */
export function withValueAt(tree: Tree, [name, ...rest]: Path, value: Json | undefined): Tree {
  if (name === undefined) return tree
  const inner = tree[name]
  const put = rest.length === 0 ? value : withValueAt(isTree(inner) ? inner : {}, rest, value)
  if (put !== undefined) return { ...tree, [name]: put }
  const { [name]: _gone, ...others } = tree
  return others
}
