export {
  findingsForRectification,
  isOpen,
  openFindings,
  rectificationDraft,
  requirementsFromFindings,
  sortFindings,
  type Finding,
} from './findings.ts'
export {
  newFinding,
  suggestFindings,
  suggestionFor,
  type FindingDraft,
  type SuggestedFinding,
} from './suggest.ts'
export {
  FINDING_STATUS_NAMES,
  SEVERITIES,
  SEVERITY_NAMES,
  type FindingStatus,
  type Severity,
} from './terms.ts'
