// The story with pop-core (V1 signatures, POST with everything in the form).
import assert from 'node:assert'
import Core from '@alicloud/pop-core'

const client = new Core({
  accessKeyId: 'skystage',
  accessKeySecret: 'skystage',
  endpoint: `http://${process.env.SKYSTAGE_ENDPOINT}`,
  apiVersion: '2014-05-26',
})
const call = (action, parameters = {}) =>
  client.request(action, { RegionId: 'cn-hangzhou', ...parameters }, { method: 'POST' })
const statuses = async ids =>
  (await call('DescribeInstances', { InstanceIds: JSON.stringify(ids) })).Instances.Instance.map(i => i.Status)
const wait = async (what, done) => {
  for (let i = 0; i < 240; i++) {
    if (await done()) return
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  assert.fail(`waited two minutes for ${what}`)
}

const image = (await call('DescribeImages', { OSType: 'linux' })).Images.Image[0].ImageId
const run = await call('RunInstances', { Amount: 2, InstanceType: 'ecs.g6.large', ImageId: image })
const ids = run.InstanceIdSets.InstanceIdSet
await wait('Running', async () => (await statuses(ids)).every(status => status === 'Running'))
await assert.rejects(call('StartInstance', { InstanceId: ids[0] }), { code: 'IncorrectInstanceStatus' })
for (const id of ids) await call('DeleteInstance', { InstanceId: id, Force: 'true' })
await wait('the end', async () => (await statuses(ids)).length === 0)
