import { deviceRegistrationSchema } from '../../../shared/formats/platform-api.ts'
import type { DeviceRegistration, RegisteredDevice } from '../../../shared/formats/platform-api.ts'
import type { Desk } from '../desk.ts'
import { PlatformProblem } from '../problems.ts'
import type { StoredDevice } from '../records/accounts.ts'
import { findDevice, findInstitutionByCode, insertDevice } from '../records/accounts.ts'
import type { Records } from '../records/schema.ts'
import { sha256Of } from './digests.ts'
import { slowGuessing } from './guessing.ts'
import { readBody } from './read-body.ts'

/** Registers a device for the institution of its enrolment code, or finds it again. */
export async function registerDevice(
  desk: Desk,
  body: unknown,
  address: string,
): Promise<{ readonly isNew: boolean; readonly device: RegisteredDevice }> {
  const wanted = readBody(deviceRegistrationSchema, body)
  return slowGuessing(desk, `code from ${address}`, desk.guessesPerMinute, () =>
    registerFor(desk, wanted),
  )
}

async function registerFor(
  desk: Desk,
  wanted: DeviceRegistration,
): Promise<{ readonly isNew: boolean; readonly device: RegisteredDevice }> {
  const institution = await findInstitutionByCode(desk.records, wanted.enrolmentCode)
  if (institution === undefined) {
    throw new PlatformProblem(
      403,
      'enrolment-refused',
      '登记码不对或已停用。请向本机构的管理员核对登记码后再登记。',
    )
  }
  const secretSha256 = sha256Of(wanted.deviceSecret)
  const isNew = await insertDevice(desk.records, {
    id: wanted.deviceId,
    institutionId: institution.id,
    name: wanted.name,
    secretSha256,
    appVersion: wanted.appVersion,
    registeredAt: desk.now().toISOString(),
    revokedAt: null,
  })
  const device = await findDevice(desk.records, wanted.deviceId)
  if (device?.secretSha256 !== secretSha256 || device.institutionId !== institution.id) {
    throw new PlatformProblem(
      409,
      'device-taken',
      '这个设备编号已登记在另一家机构或另一台设备下。请核对登记码；无误时，请平台管理员核对这台设备的登记。',
    )
  }
  refuseRevoked(device)
  return { isNew, device: toRegistered(device) }
}

/** The device that holds this secret; throws a problem otherwise. */
export async function provenDevice(
  records: Records,
  deviceId: string,
  deviceSecret: string,
): Promise<StoredDevice> {
  const device = await findDevice(records, deviceId)
  // Digests of 256 random bits: comparing them tells nothing about the secret.
  if (device?.secretSha256 !== sha256Of(deviceSecret)) {
    throw new PlatformProblem(
      403,
      'device-refused',
      '这台设备没有在平台登记。请先用本机构的登记码登记设备。',
    )
  }
  refuseRevoked(device)
  return device
}

export function refuseRevoked(device: StoredDevice): void {
  if (device.revokedAt === null) return
  throw new PlatformProblem(
    403,
    'device-refused',
    '这台设备已被平台停用，本机的内容仍然保留。请与本机构的管理员联系。',
  )
}

export function toRegistered(device: StoredDevice): RegisteredDevice {
  return {
    deviceId: device.id,
    name: device.name,
    institution: { id: device.institutionId, name: device.institutionName },
    registeredAt: device.registeredAt,
  }
}
