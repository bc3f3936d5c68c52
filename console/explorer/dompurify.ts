/**
 * DOMPurify as Monaco's own old copy of it has its names: the editor bundles
 * 3.1.7, which no update of npm's reaches (console/build.ts puts this there).
 */
import purify from 'dompurify';

export const addHook = purify.addHook.bind(purify);
export const removeHook = purify.removeHook.bind(purify);
export const sanitize = purify.sanitize.bind(purify);
