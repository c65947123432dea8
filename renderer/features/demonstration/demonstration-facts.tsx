import { Button } from 'antd'
import type { RecordAccess } from '../../lib/use-record.ts'
import { useWorkspace } from '../../lib/workspace-store.ts'
import { dateAndTime } from '../../lib/words.ts'
import { TextField } from '../../ui/text-field.tsx'
import { softwareOf } from './contract-software.ts'

/** Which system, whose, shown by whom and when; the contract's software fills it in at a press. */
export function DemonstrationFacts({ record }: { readonly record: RecordAccess<'demonstration'> }) {
  const { body, save, canEdit } = record
  const { workspace } = useWorkspace()
  const software = softwareOf(workspace.package.filing)
  const isNamed = software.some(({ system }) => system === body.system)
  return (
    <>
      <div className="field-grid">
        <TextField
          label="系统名称"
          value={body.system ?? ''}
          onChange={(system) => save({ system }, 'soon')}
          maxLength={80}
          disabled={!canEdit}
        />
        <TextField
          label="服务商"
          value={body.provider ?? ''}
          onChange={(provider) => save({ provider }, 'soon')}
          maxLength={120}
          disabled={!canEdit}
        />
        <TextField
          label="演示人"
          value={body.presenter ?? ''}
          onChange={(presenter) => save({ presenter }, 'soon')}
          maxLength={40}
          disabled={!canEdit}
        />
        <TextField
          label="演示时间"
          type="datetime-local"
          value={body.shownAt ? dateAndTime(body.shownAt).replace(' ', 'T') : ''}
          onChange={(time) => {
            // An emptied field is no time: the saved one stays.
            if (time !== '') save({ shownAt: new Date(time).toISOString() })
          }}
          disabled={!canEdit}
        />
      </div>
      {canEdit && !isNamed && software.length > 0 && (
        <div className="demonstration-software">
          <span className="note">从合同交付清单填入：</span>
          {software.map(({ system, provider }) => (
            <Button key={`${system} ${provider}`} onClick={() => save({ system, provider })}>
              {system}
            </Button>
          ))}
        </div>
      )}
    </>
  )
}
