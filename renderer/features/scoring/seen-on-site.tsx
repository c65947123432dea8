import { Button } from 'antd'
import { isBelowClaim } from '../../../shared/domain/scenario-check/scenario-check.ts'
import { useJump } from '../../lib/jump.ts'
import { useRecord } from '../../lib/use-record.ts'
import { scenarioLevelText } from './answer-text.ts'

type SeenOnSiteProps = { readonly code: string; readonly claim: number | undefined }

/** What the site survey found of a scenario, in the panel's own words. */
export function SeenOnSite({ code, claim }: SeenOnSiteProps) {
  const { body } = useRecord('scenario-check', code)
  const jump = useJump()
  const isSeen = typeof body.level === 'number'
  const note = (body.note ?? '').trim()
  return (
    <p className="seen-on-site" data-below={isBelowClaim(body.level, claim)}>
      <span>
        现场核查：<strong>{isSeen ? scenarioLevelText(body.level) : '还没有核查'}</strong>
        {isBelowClaim(body.level, claim) && `（低于申报的${scenarioLevelText(claim)}）`}
        {note !== '' && `，${note}`}
      </span>
      <Button onClick={() => jump('site-survey', `scenario-check:${code}`)}>去现场勘查</Button>
    </p>
  )
}
