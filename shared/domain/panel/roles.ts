import type { Expert } from '../../formats/task-package.ts'

export const ROLE_NAMES: Readonly<Record<Expert['role'], string>> = {
  leader: '组长',
  member: '组员',
}
