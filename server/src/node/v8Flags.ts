import { setFlagsFromString } from 'node:v8';

// A keystroke's objects are short-lived: more room for them would cost megabytes and save no time.
setFlagsFromString('--semi-space-growth-factor=1');
