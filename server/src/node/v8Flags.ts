import { setFlagsFromString } from 'node:v8';

// What a keystroke makes lives for a moment: room for more of it at once would cost megabytes and save no time.
setFlagsFromString('--semi-space-growth-factor=1');
