import { readdir, readFile } from 'node:fs/promises'

/** A process and all that it has started, by their ids (Linux). */
export async function processTree(root: number): Promise<readonly number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = new Map<number, number>()
  for (const pid of all) {
    // One that has ended meanwhile has no file any more.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const [, parent] = /\) \S+ (\d+)/.exec(stat) ?? []
    if (parent !== undefined) parents.set(pid, Number(parent))
  }
  const found = [root]
  for (const pid of found) {
    found.push(...all.filter((one) => parents.get(one) === pid))
  }
  return found
}
