/** Loaded before Weir in tests of its memory: SIGUSR2 collects garbage, so that what is left is in use. */
process.on('SIGUSR2', () => {
  globalThis.gc?.();
});
