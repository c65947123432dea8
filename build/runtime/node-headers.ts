import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nodeModule } from './paths.ts'

/**
 * Options that tell node-gyp where Node's headers are, in the order to try.
 *
 * The `node` package of our own toolchain carries them, so a closed network is no obstacle; the
 * machine's Node comes next, and at last node-gyp may download them.
 */
export function nodedirOptions(): readonly (readonly string[])[] {
  const local = candidates().filter((dir) => existsSync(join(dir, 'include/node/node_api.h')))
  return [...new Set(local)].map((dir) => [`--nodedir=${dir}`] as readonly string[]).concat([[]])
}

function candidates(): readonly string[] {
  const machineNode = process.env['npm_node_execpath']
  return [
    nodeModule('node', 'node_modules', `node-linux-${process.arch}`),
    nodeModule(`node-linux-${process.arch}`),
    process.env['npm_config_nodedir'] ?? '',
    machineNode ? dirname(dirname(machineNode)) : '',
    dirname(dirname(process.execPath)),
    '/usr/local',
    '/usr',
  ].filter((dir) => dir !== '')
}
