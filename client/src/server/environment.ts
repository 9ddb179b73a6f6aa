/**
 * Environment variables that the server process gets in addition to the client's. On Linux, every thread in which V8 compiles would
 * otherwise keep its own memory arena, about 2 MB of 60.
 */
export const SERVER_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' } as const;
