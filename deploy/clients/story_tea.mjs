// The story with today's Node SDK (V3 signatures): the whole life of an instance and its disk.
import assert from 'node:assert'
import ecs from '@alicloud/ecs20140526'
import { $OpenApiUtil } from '@alicloud/openapi-core'

const regionId = 'cn-hangzhou'
const client = new ecs.default(new $OpenApiUtil.Config({
  accessKeyId: 'skystage', accessKeySecret: 'skystage', endpoint: process.env.SKYSTAGE_ENDPOINT, protocol: 'http', regionId,
}))
const call = async (action, parameters = {}) =>
  (await client[action](new ecs[action[0].toUpperCase() + action.slice(1) + 'Request']({ regionId, ...parameters }))).body
const wait = async (what, done) => {
  for (let i = 0; i < 240; i++) {
    if (await done()) return
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  assert.fail(`waited two minutes for ${what}`)
}
const instances = async ids => (await call('describeInstances', { instanceIds: JSON.stringify(ids) })).instances.instance
const disk = async id => (await call('describeDisks', { diskIds: JSON.stringify([id]) })).disks.disk[0]

const image = (await call('describeImages', { OSType: 'linux', imageOwnerAlias: 'system' })).images.image[0].imageId
const run = await call('runInstances', {
  amount: 2, instanceType: 'ecs.g6.large', imageId: image, instanceName: 'node-[1,3]',
  tag: [new ecs.RunInstancesRequestTag({ key: 'lang', value: 'node' })],
  dataDisk: [new ecs.RunInstancesRequestDataDisk({ size: 20, category: 'cloud_efficiency' })],
})
const ids = run.instanceIdSets.instanceIdSet
await wait('Running', async () => (await instances(ids)).every(one => one.status === 'Running'))
const [one] = await instances(ids)
assert.deepStrictEqual(one.tags.tag.map(tag => [tag.tagKey, tag.tagValue]), [['lang', 'node']])
assert.ok(one.vpcAttributes.privateIpAddress.ipAddress[0])
await assert.rejects(call('startInstance', { instanceId: ids[0] }), { code: 'IncorrectInstanceStatus' })
await call('stopInstances', { instanceId: ids, forceStop: true })
await wait('Stopped', async () => (await instances(ids)).every(one => one.status === 'Stopped'))
await call('startInstances', { instanceId: ids })
await wait('Running again', async () => (await instances(ids)).every(one => one.status === 'Running'))
const data = (await call('describeDisks', { instanceId: ids[0], diskType: 'data' })).disks.disk[0].diskId
await call('resizeDisk', { diskId: data, newSize: 40, type: 'online' })
await wait('the size', async () => (await disk(data)).size === 40)
const { snapshotId } = await call('createSnapshot', { diskId: data, snapshotName: 'node' })
const snapshot = async () => (await call('describeSnapshots', { snapshotIds: JSON.stringify([snapshotId]) })).snapshots.snapshot[0]
await wait('the snapshot', async () => (await snapshot()).status === 'accomplished')
await call('deleteSnapshot', { snapshotId })
await call('deleteInstances', { instanceId: ids, force: true })
await wait('the end', async () => (await instances(ids)).length === 0)
