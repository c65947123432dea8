/**
 * What travels between the tool and the central platform (数字化转型产业大脑), v1.
 *
 * 1. Once: `POST devices` with the institution's enrolment code. Then `POST sessions` and
 *    `POST sessions/refresh` for short-lived access tokens, bound to the device.
 * 2. `GET tasks`, `catalogs`, `decisions`: what changed since a cursor; `GET` the packages.
 * 3. `POST submissions` with a `Submission`: registered (201) or found again by its idempotency key
 *    (200); answers `SubmissionState`.
 * 4. Each missing file by tus 1.0 at `uploads`.
 * 5. `POST submissions/:id/complete`: answers a signed `Receipt` (200), the same one each time.
 * 6. A scan of the stamped paper that comes later is a submission of its own, 3 to 5 once more.
 *
 * Every error is an RFC 9457 problem document with a Chinese `detail`. Every answer has `Date`, the
 * platform's time. A JSON answer is `application/json`: a 2xx of anything else is not the platform.
 * `schema/openapi.json` is generated from these schemas and `platform/routes.ts`.
 */
export * from './platform/accounts.ts'
export * from './platform/attachment.ts'
export * from './platform/feeds.ts'
export * from './platform/health.ts'
export * from './platform/paths.ts'
export * from './platform/problems.ts'
export * from './platform/receipt.ts'
export * from './platform/submission.ts'
export * from './platform/uploads.ts'
