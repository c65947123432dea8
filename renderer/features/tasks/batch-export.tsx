import { isFrozenStatus } from '../../../shared/domain/task/status.ts'
import { DossierButton } from '../../ui/dossier-button.tsx'
import { useTaskStore } from './task-store.ts'

/** 批量导出 of the tasks whose opinion is frozen; empty while there is none. */
export function BatchExport() {
  const tasks = useTaskStore((state) => state.tasks)
  const frozen = (tasks ?? []).filter(({ status }) => isFrozenStatus(status))
  if (frozen.length === 0) return null
  return <DossierButton label="批量导出档案" taskIds={frozen.map(({ id }) => id)} />
}
