import { Button, Checkbox } from 'antd'
import type { TablePreview } from '../../shared/ipc/contract.ts'

type TablePreviewViewProps = {
  readonly preview: TablePreview
  readonly acceptsBadRows: boolean
  readonly onAcceptBadRows: (accepts: boolean) => void
  readonly onAgain: () => void
}

/** What would be imported: counts, what was found on the way, bad rows, the first rows. */
export function TablePreviewView(props: TablePreviewViewProps) {
  const { preview, acceptsBadRows, onAcceptBadRows, onAgain } = props
  const { goodCount, badCount, problems, problemCount } = preview
  return (
    <div className="table-preview">
      <div className="table-preview-head" role="status">
        <p>
          {preview.file ?? '粘贴的内容'}：可导入 <strong>{goodCount}</strong> 行
          {badCount > 0 && (
            <>
              ，有误 <strong className="table-preview-bad">{badCount}</strong> 行
            </>
          )}
        </p>
        <Button onClick={onAgain}>重新选择</Button>
      </div>
      {preview.ignoredColumns.length > 0 && (
        <p className="note">不导入的列：{preview.ignoredColumns.join('、')}</p>
      )}
      {preview.notes.length > 0 && (
        <ul className="table-preview-notes" aria-label="读取说明">
          {preview.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {problems.length > 0 && (
        <section className="table-preview-problems" aria-label="有误的行" tabIndex={0}>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {problemCount > problems.length && <p>共 {problemCount} 处，只列出前面的。</p>}
        </section>
      )}
      {badCount > 0 && goodCount > 0 && (
        <Checkbox
          className="table-preview-accept"
          checked={acceptsBadRows}
          onChange={({ target }) => onAcceptBadRows(target.checked)}
        >
          有误的 {badCount} 行不导入，只导入无误的 {goodCount} 行
        </Checkbox>
      )}
      <FirstRows preview={preview} />
    </div>
  )
}

function FirstRows({ preview }: { readonly preview: TablePreview }) {
  const { columns, firstRows, goodCount, badCount } = preview
  const isCut = goodCount + badCount > firstRows.length
  return (
    <div className="table-preview-rows" role="region" aria-label="表格内容" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">行</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firstRows.map(({ number, cells, isBad }) => (
            <tr key={number} data-bad={isBad}>
              <th scope="row">
                {number}
                {isBad && <span className="visually-hidden">有误</span>}
              </th>
              {cells.map((cell, index) => (
                <td key={columns[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isCut && <p className="note">只显示前 {firstRows.length} 行。</p>}
    </div>
  )
}
