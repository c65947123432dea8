import { Progress } from 'antd'
import type { DossierReport } from '../../shared/ipc/contract.ts'
import { useDossierExport } from '../lib/dossier-export.ts'
import { percentOf, secondsLeft, speedOf } from '../lib/transfer-progress.ts'
import { fileSize } from '../lib/words.ts'

const STAGES = {
  writing: '第 1 步，共 2 步：写入',
  checking: '第 2 步，共 2 步：从目标盘读回核对',
} as const

/** How far an export is. */
export function DossierProgress() {
  const { stage, progress, latest } = useDossierExport()
  const speed = progress && speedOf(progress)
  const left = progress && secondsLeft(progress)
  return (
    <div className="dossier">
      <p role="status">
        正在导出到“{latest?.place.name}”。{STAGES[stage]}
      </p>
      <Progress percent={percentOf(progress)} status="active" aria-label="导出进度" />
      <p className="dossier-bytes">
        {progress
          ? `${fileSize(progress.sentBytes)} / ${fileSize(progress.totalBytes)}`
          : '正在生成文书…'}
        {speed ? ` · ${fileSize(Math.round(speed))}/秒` : ''}
        {left ? ` · 约剩 ${left} 秒` : ''}
        {progress?.file ? ` · ${progress.file}` : ''}
      </p>
      <p className="note">完成前请不要拔出目标盘；取消或中断后，可以从断开的地方接着导出。</p>
    </div>
  )
}

/** What was exported, and the value by which anyone can tell it again. */
export function DossierResult({ report }: { readonly report: DossierReport }) {
  const { name, dossiers, files, sizeBytes, manifestSha256, keptBytes, leftOut } = report
  return (
    <div className="dossier" role="status">
      <p className="dossier-done">
        <strong>已导出“{name}”。</strong>
        {(dossiers > 1 || leftOut.length > 0) && `${dossiers} 项档案，`}共 {files} 个文件，
        {fileSize(sizeBytes)}
        {keptBytes > 0 && `（其中 ${fileSize(keptBytes)} 是上次已写好的）`}
        ，已全部从目标盘重新读出并核对一致。
      </p>
      {leftOut.length > 0 && (
        <div className="dossier-left-out" role="alert">
          <p>有 {leftOut.length} 项没有导出，不在这份档案里：</p>
          <ul>
            {leftOut.map(({ number, enterprise, reason }) => (
              <li key={number}>
                {number} {enterprise}：{reason}。
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <p>清单 SHA-256（请记在交接单上，核验时对照）：</p>
        <p className="dossier-hash" tabIndex={0} aria-label="清单 SHA-256">
          {manifestSha256}
        </p>
      </div>
      <p className="note">
        接收人打开档案里的“核验.html”，选择整份档案即可核验。读回核对可能经过系统缓存，拔盘前请先在系统里“弹出”。
      </p>
    </div>
  )
}
