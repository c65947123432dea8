import type { SubmittedFile } from '../../../shared/formats/platform-api.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { pager } from './paging.ts'
import { sizeText } from './words.ts'

/** Files shown on one page: an opinion may have thousands. */
export const FILES_A_PAGE = 100

const KINDS = { 'opinion-pdf': '验收意见', evidence: '佐证' } as const
/** What a small picture is made of; what it claims is checked when the picture is made. */
export const PHOTO_TYPES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** The files of a submission, photos as small pictures first. */
export function filesPart(
  base: string,
  files: readonly SubmittedFile[],
  held: ReadonlySet<string>,
  page: number,
): Html {
  const shown = files.slice((page - 1) * FILES_A_PAGE, page * FILES_A_PAGE)
  const photos = shown.filter(
    ({ mediaType, sha256 }) => PHOTO_TYPES.has(mediaType) && held.has(sha256),
  )
  const addressOf = (to: number): string => `${base}?page=${to}#files`
  return html`<section id="files">
    <h3>文件 ${files.length} 份</h3>
    ${
      photos.length === 0
        ? ''
        : html`<ul class="photos">
            ${photos.map((file) => photo(base, file))}
          </ul>`
    }
    <div class="scroll" tabindex="0" role="region" aria-label="文件">
      <table>
        <thead>
          <tr>
            <th>类别</th>
            <th>名称</th>
            <th>大小</th>
            <th>SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((file) => row(base, file, held.has(file.sha256)))}
        </tbody>
      </table>
    </div>
    ${pager({ page, rowsAPage: FILES_A_PAGE, count: files.length, addressOf })}
  </section>`
}

function photo(base: string, { sha256, name }: SubmittedFile): Html {
  return html`<li>
    <a href="${base}/files/${sha256}" download="${name}"
      ><img src="${base}/pictures/${sha256}" alt="" loading="lazy" /><span>${name}</span></a
    >
  </li>`
}

function row(base: string, file: SubmittedFile, isHeld: boolean): Html {
  return html`<tr>
    <td>${KINDS[file.kind]}</td>
    <td>
      ${
        isHeld
          ? html`<a href="${base}/files/${file.sha256}" download="${file.name}">${file.name}</a>`
          : html`${file.name} <span class="badge waiting">尚未收到</span>`
      }
    </td>
    <td>${sizeText(file.sizeBytes)}</td>
    <td><code>${file.sha256}</code></td>
  </tr>`
}
