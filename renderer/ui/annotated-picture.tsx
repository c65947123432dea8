import { EditOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useEffect, useState } from 'react'
import type { Mark, PictureSize } from '../../shared/domain/evidence/marks.ts'
import type { Evidence } from '../../shared/domain/task/workspace.ts'
import { readEvidence } from '../lib/evidence.ts'
import { useAsync } from '../lib/use-async.ts'
import { useRecord } from '../lib/use-record.ts'
import { AnnotationLayer } from './annotation-layer.tsx'
import { TOOLS, type Tool } from './annotation-shapes.ts'
import './annotated-picture.css'
import { ErrorNote } from './error-note.tsx'
import { TextField } from './text-field.tsx'

/** A picture with what is drawn over it. The drawing is a record; the picture stays as it came. */
export function AnnotatedPicture({ evidence }: { readonly evidence: Evidence }) {
  const picture = useAsync(evidence.id, () => openPicture(evidence))
  const opened = picture.status === 'ready' ? picture.value : null
  useEffect(() => () => (opened === null ? undefined : URL.revokeObjectURL(opened.url)), [opened])

  if (picture.status === 'failed') return <ErrorNote message={picture.message} />
  if (opened === null) return <p aria-live="polite">正在读取…</p>
  return <Annotated evidence={evidence} picture={opened} />
}

type OpenedPicture = PictureSize & { readonly url: string }

type AnnotatedProps = { readonly evidence: Evidence; readonly picture: OpenedPicture }

function Annotated({ evidence, picture }: AnnotatedProps) {
  const { body, save, canEdit } = useRecord('annotation', evidence.id)
  const shapes = body.shapes ?? []
  const [isShown, setIsShown] = useState(true)
  const [tool, setTool] = useState<Tool | null>(null)
  const [text, setText] = useState('')
  /** What was drawn before each change, for going back. */
  const [before, setBefore] = useState<readonly (readonly Mark[])[]>([])

  function draw(next: readonly Mark[]): void {
    setBefore([...before, shapes])
    save({ shapes: [...next] })
  }
  function undo(): void {
    const last = before.at(-1)
    setBefore(before.slice(0, -1))
    save({ shapes: [...(last ?? shapes.slice(0, -1))] })
  }
  return (
    <div className="annotated-picture">
      <div className="annotation-bar" role="toolbar" aria-label="标注">
        {tool === null ? (
          <>
            {canEdit && (
              <Button icon={<EditOutlined aria-hidden />} onClick={() => setTool('arrow')}>
                标注
              </Button>
            )}
            {shapes.length > 0 && (
              <Checkbox checked={isShown} onChange={({ target }) => setIsShown(target.checked)}>
                显示标注（{shapes.length} 处）
              </Checkbox>
            )}
          </>
        ) : (
          <>
            {TOOLS.map(({ kind, name }) => (
              <Button
                key={kind}
                type={tool === kind ? 'primary' : 'default'}
                aria-pressed={tool === kind}
                onClick={() => setTool(kind)}
              >
                {name}
              </Button>
            ))}
            <Button disabled={shapes.length === 0 && before.length === 0} onClick={undo}>
              撤销
            </Button>
            <Button disabled={shapes.length === 0} onClick={() => draw([])}>
              清空
            </Button>
            <Button onClick={() => setTool(null)}>完成标注</Button>
          </>
        )}
      </div>
      {tool === 'text' && (
        <TextField
          label="要写的文字（先填写，再点图上的位置）"
          value={text}
          onChange={setText}
          maxLength={100}
        />
      )}
      {tool !== null && (
        <p className="note">
          在图上拖动即可。键盘：方向键移动十字，回车定起点，再按回车定终点。原图不会改动。
        </p>
      )}
      <div className="annotated-picture-frame">
        <img src={picture.url} alt={evidence.name} />
        {(isShown || tool !== null) && (
          <AnnotationLayer
            picture={picture}
            shapes={shapes}
            tool={tool}
            text={text.trim()}
            onDraw={(shape) => draw([...shapes, shape])}
          />
        )}
      </div>
    </div>
  )
}

async function openPicture(evidence: Evidence): Promise<OpenedPicture> {
  const url = URL.createObjectURL(await readEvidence(evidence))
  const image = new Image()
  image.src = url
  await image.decode().catch(() => undefined)
  // A format that is not shown (HEIC) has no size; the frame then holds its name only.
  return { url, width: image.naturalWidth || 1000, height: image.naturalHeight || 750 }
}
