import * as z from 'zod'
import { idText, instant, text } from '../fields.ts'

/**
 * A secret of 256 bits made on the device, base64url.
 *
 * The device makes its own secret and every refresh token, so that no lost reply can lock it out:
 * it knows what it asked for and sends the same request again.
 */
export const secretText = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, '应为设备生成的 256 位随机数（base64url）')

/** Registers a device once, with a code that the institution was given. Repeatable as it is. */
export const deviceRegistrationSchema = z.strictObject({
  enrolmentCode: text(40),
  deviceId: idText,
  deviceSecret: secretText,
  /** What the institution calls it, such as 评测二组笔记本. */
  name: text(60),
  appVersion: text(40),
})
export type DeviceRegistration = z.infer<typeof deviceRegistrationSchema>

const institutionSchema = z.strictObject({ id: idText, name: text(120) })

export const registeredDeviceSchema = z.strictObject({
  deviceId: idText,
  name: text(60),
  institution: institutionSchema,
  registeredAt: instant,
})
export type RegisteredDevice = z.infer<typeof registeredDeviceSchema>

/** Signs an expert in on a registered device of the same institution. */
export const signInSchema = z.strictObject({
  deviceId: idText,
  deviceSecret: secretText,
  account: text(60),
  password: z.string().min(1, '不能为空').max(200),
  /** Made on the device: the one to refresh with. */
  refreshToken: secretText,
})
export type SignIn = z.infer<typeof signInSchema>

/**
 * Exchanges a refresh token for a new access token, and puts the next refresh token in its place.
 *
 * The same pair again is a repeat after a lost reply and answers anew. A used token with another
 * `next` is a stolen one: the session is revoked.
 */
export const refreshSchema = z.strictObject({
  deviceId: idText,
  deviceSecret: secretText,
  refreshToken: secretText,
  nextRefreshToken: secretText,
})
export type Refresh = z.infer<typeof refreshSchema>

const accountSchema = z.strictObject({
  id: idText,
  account: text(60),
  name: text(40),
  institution: institutionSchema,
})

/**
 * A session that can be used. Times are durations: the device's clock may be wrong.
 *
 * The access token goes into `Authorization: Bearer`.
 */
export const sessionSchema = z.strictObject({
  accessToken: text(200),
  accessTokenExpiresInSeconds: z.int().min(1),
  refreshTokenExpiresInSeconds: z.int().min(1),
  account: accountSchema,
})
export type Session = z.infer<typeof sessionSchema>

/** Who is signed in. */
export const currentSessionSchema = z.strictObject({
  account: accountSchema,
  device: registeredDeviceSchema,
  accessTokenExpiresInSeconds: z.int().min(0),
})
export type CurrentSession = z.infer<typeof currentSessionSchema>
