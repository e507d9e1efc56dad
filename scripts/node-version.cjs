// Says plainly that Node is too old, before anything is imported: the SQLite driver crashes and TypeScript does not parse there.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 20)) {
  process.stderr.write(
    `Watchfire needs Node 22.20 or newer; this is ${process.versions.node} at ${process.execPath}.\n` +
      "Run it through npm (npm start, npm test): `npm ci` brings a suitable Node with it.\n",
  );
  process.exit(1);
}
