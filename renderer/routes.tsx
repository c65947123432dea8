import type { ComponentType } from 'react'
import { createHashRouter, Navigate, type RouteObject } from 'react-router'
import type { Step } from '../shared/domain/record/terms.ts'
import { RouteFailure, UnknownRoute } from './features/shell/route-failure.tsx'
import { ShellFrame } from './features/shell/shell-frame.tsx'
import { TaskListScreen } from './features/tasks/task-list-screen.tsx'
import { TaskFrame } from './features/workspace/task-frame.tsx'
import { lastRoute } from './lib/last-place.ts'

/** Each step's screen is loaded when it is first opened. */
const STEP_SCREENS: Readonly<Record<Step, () => Promise<ComponentType>>> = {
  overview: async () => (await import('./features/overview/overview-screen.tsx')).OverviewScreen,
  panel: async () => (await import('./features/panel/panel-screen.tsx')).PanelScreen,
  'document-review': async () =>
    (await import('./features/document-review/document-review-screen.tsx')).DocumentReviewScreen,
  'site-survey': async () =>
    (await import('./features/site-survey/site-survey-screen.tsx')).SiteSurveyScreen,
  interview: async () =>
    (await import('./features/interview/interview-screen.tsx')).InterviewScreen,
  questionnaire: async () =>
    (await import('./features/questionnaire/questionnaire-screen.tsx')).QuestionnaireScreen,
  demonstration: async () =>
    (await import('./features/demonstration/demonstration-screen.tsx')).DemonstrationScreen,
  evidence: async () =>
    (await import('./features/evidence-pool/evidence-pool-screen.tsx')).EvidencePoolScreen,
  findings: async () => (await import('./features/findings/findings-screen.tsx')).FindingsScreen,
  scoring: async () => (await import('./features/scoring/scoring-screen.tsx')).ScoringScreen,
  opinion: async () => (await import('./features/opinion/opinion-screen.tsx')).OpinionScreen,
  signing: async () => (await import('./features/signing/signing-screen.tsx')).SigningScreen,
  upload: async () => (await import('./features/sync/task-sync-screen.tsx')).TaskSyncScreen,
}

const stepRoutes = Object.entries(STEP_SCREENS).map(([path, load]): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
  errorElement: <RouteFailure />,
}))

const screens: readonly RouteObject[] = [
  { path: '/tasks', element: <TaskListScreen /> },
  {
    path: '/tasks/new',
    lazy: async () => ({
      Component: (await import('./features/task-entry/task-entry-screen.tsx')).TaskEntryScreen,
    }),
  },
  {
    path: '/tasks/:taskId',
    element: <TaskFrame />,
    children: [
      ...stepRoutes,
      {
        path: 'documents',
        lazy: async () => ({
          Component: (await import('./features/documents/documents-screen.tsx')).DocumentsScreen,
        }),
        errorElement: <RouteFailure />,
      },
      {
        path: 'bin',
        lazy: async () => ({
          Component: (await import('./features/bin/bin-screen.tsx')).BinScreen,
        }),
        errorElement: <RouteFailure />,
      },
      { index: true, element: <Navigate to="overview" replace /> },
    ],
  },
  {
    path: '/upload',
    lazy: async () => ({
      Component: (await import('./features/sync/sync-screen.tsx')).SyncScreen,
    }),
  },
  {
    path: '/verify',
    lazy: async () => ({
      Component: (await import('./features/verification/verification-screen.tsx'))
        .VerificationScreen,
    }),
  },
  {
    path: '/settings',
    lazy: async () => ({
      Component: (await import('./features/settings/settings-screen.tsx')).SettingsScreen,
    }),
  },
  {
    path: '/help',
    lazy: async () => ({
      Component: (await import('./features/help/help-screen.tsx')).HelpScreen,
    }),
  },
  { path: '*', element: <UnknownRoute /> },
]

// The window opens where the expert left.
if (window.location.hash === '' || window.location.hash === '#/')
  window.location.replace(`#${lastRoute()}`)

export const router = createHashRouter([
  {
    element: <ShellFrame />,
    errorElement: <RouteFailure />,
    hydrateFallbackElement: <span />,
    children: screens.map((screen) => ({ errorElement: <RouteFailure />, ...screen })),
  },
])
