import { useState } from 'react'
import { currentPromise } from '../../../shared/catalog/index.ts'
import { FoldCard } from '../../ui/fold-card.tsx'

/** What is promised, to be read before it is signed. */
export function PromiseText() {
  const [isOpen, setIsOpen] = useState(true)
  const { title, version, introduction, items, note } = currentPromise
  return (
    <FoldCard
      id="panel:promise"
      title={title}
      note={`第 ${version} 版，共 ${items.length} 条，由到场专家逐人手写签署`}
      isOpen={isOpen}
      onToggle={() => setIsOpen(!isOpen)}
    >
      <div>
        <p>{introduction}</p>
        <ol className="panel-items">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
        <p className="note">{note}</p>
      </div>
    </FoldCard>
  )
}
