import type { Annex5Content } from '../../../../shared/domain/opinion/annex5-content.ts'
import { createPaper, finishPaper } from '../kit/paper.ts'
import type { Fonts } from '../kit/fonts.ts'
import { drawForm } from './draw-form.ts'
import { TEXT } from './form.ts'
import { planAnnex5 } from './plan.ts'

/** The day of the rules that have the form: 长春市工业和信息化局, 2024-09-19. */
const FORM_OF = '2024-09-19T00:00:00.000Z'

const NOTHING: Annex5Content = {
  documentNumber: '',
  revision: 1,
  isSample: false,
  isDraft: false,
  enterpriseName: '',
  county: '',
  projectName: '',
  projectLeader: '',
  contact: '',
  institution: '',
  leader: { expertId: '', name: '', ink: null, signedAt: null },
  members: [],
  opinionParagraphs: [],
  opinionDate: null,
  snapshotSha256: null,
  createdAt: FORM_OF,
}

/** 附件5 to be filled in by hand: no number, no hash, no code, since nothing stands behind it. */
export function renderBlankAnnex5(fonts: Fonts): Promise<Uint8Array> {
  const paper = createPaper(fonts, {
    title: `${TEXT.title}（空白表）`,
    author: '',
    subject: '',
    keywords: '',
    createdAt: FORM_OF,
  })
  paper.doc.addPage({ size: 'A4', margin: 0 })
  drawForm(paper, NOTHING, planAnnex5(NOTHING, paper.fonts))
  return finishPaper(paper)
}
