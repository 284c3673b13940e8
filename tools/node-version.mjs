/** Ends the process with one sentence when this Node is too old for the product; plain syntax, because old Nodes must read it. */
const needed = [20, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  console.error(`lotrinh needs Node.js ${needed.join('.')} or newer and this is ${process.versions.node}: install the current LTS from https://nodejs.org and try again.`);
  process.exit(1);
}
