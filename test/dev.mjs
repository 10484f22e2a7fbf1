// `npm run dev`: builds anew at every change and restarts the hub. A reload shows it; what ships is what you see.
import { spawn } from 'node:child_process';
import { install, build } from '../start.mjs';

install();
build();
const children = [
  ['npx', 'vite', 'build', '--watch', '--emptyOutDir', 'false'],
  ['npx', 'vite', 'build', '--ssr', '--watch', '--emptyOutDir', 'false'],
  [process.execPath, '--watch', '--watch-path=dist/server', 'dist/server/main.js'],
].map(([command = '', ...args]) => spawn(command, args, { stdio: 'inherit' }));
process.on('SIGINT', () => children.forEach((child) => child.kill('SIGTERM')));
