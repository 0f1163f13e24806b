// The replica set and the user of entity-service, if they are missing. Can be repeated.
const secret = (name) => require('fs').readFileSync('/run/secrets/' + name, 'utf8').trim();
const root = encodeURIComponent(secret('mongodb-root-password'));
const admin = new Mongo(`mongodb://root:${root}@mongodb:27017/?directConnection=true`).getDB('admin');
try {
  admin.adminCommand({ replSetGetStatus: 1 });
} catch (e) {
  if (e.codeName !== 'NotYetInitialized') {
    throw e;
  }
  admin.adminCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'mongodb:27017' }] } });
}
while (!admin.hello().isWritablePrimary) {
  sleep(200);
}
const user = {
  pwd: secret('mongodb-entity-service-password'),
  roles: [{ role: 'readWrite', db: 'entities' }],
};
if (admin.getUser('entity-service') === null) {
  admin.createUser({ user: 'entity-service', ...user });
} else {
  admin.updateUser('entity-service', user);
}
