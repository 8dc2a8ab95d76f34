import { stampBuild } from './set-up/build.js';

/** The last part of `npm run build`: what starts the system then builds nothing until a source has changed. */
await stampBuild();
