/**
 * What the server's process finds in its environment besides the client's own. On Linux each thread in which V8 compiles would
 * keep memory of its own, some 2 MB of 60.
 */
export const SERVER_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' } as const;
