import { Button } from 'antd'
import { placeFinder } from '../../../shared/domain/record/record-place.ts'
import { AppError } from '../../../shared/errors.ts'
import { useJump } from '../../lib/jump.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'

type MendButtonsProps = { readonly error: unknown; readonly onJump: () => void }

/** Ways to the records with characters that can't be printed; nothing for any other failure. */
export function MendButtons({ error, onJump }: MendButtonsProps) {
  const { workspace, records } = useWorkspace()
  const jump = useJump()
  if (!(error instanceof AppError) || error.info.code !== 'missing-glyphs') return null
  const placeOf = placeFinder(workspace.package, records)
  return error.info.problems.map(({ field }) => {
    const place = placeOf(field)
    return place === null ? null : (
      <Button
        key={field}
        onClick={() => {
          onJump()
          jump(place.step, field)
        }}
      >
        去修改{place.title}
      </Button>
    )
  })
}
