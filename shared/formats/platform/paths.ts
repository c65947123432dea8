/** Relative to the platform's base address, which ends in a slash. */
export const PLATFORM_PATHS = {
  health: () => 'api/v1/health',
  devices: () => 'api/v1/devices',
  sessions: () => 'api/v1/sessions',
  refresh: () => 'api/v1/sessions/refresh',
  currentSession: () => 'api/v1/sessions/current',
  tasks: () => 'api/v1/tasks',
  taskPackage: (taskId: string, revision: number) => `api/v1/tasks/${taskId}/packages/${revision}`,
  catalogs: () => 'api/v1/catalogs',
  catalog: (id: string, version: string) => `api/v1/catalogs/${id}/${version}`,
  decisions: () => 'api/v1/decisions',
  submissions: () => 'api/v1/submissions',
  submission: (submissionId: string) => `api/v1/submissions/${submissionId}`,
  complete: (submissionId: string) => `api/v1/submissions/${submissionId}/complete`,
  uploads: () => 'api/v1/uploads',
} as const
