import { describe, expect, it } from 'vitest';
import { findChromium } from '../../../scripts/browser/chromium.ts';

describe('given a machine to find Chromium on', () => {
  it('when CHROMIUM names one, then it is taken; one that is not there is told', () => {
    const isThere = (path: string): boolean => path === '/opt/chrome' || path === '/usr/bin/chromium';
    expect(findChromium({ CHROMIUM: '/opt/chrome' }, isThere)).toBe('/opt/chrome');
    expect(() => findChromium({ CHROMIUM: '/opt/none' }, isThere)).toThrow(
      'CHROMIUM is /opt/none, which is not there',
    );
    expect(findChromium({ CHROMIUM: '' }, isThere)).toBe('/usr/bin/chromium');
  });

  it('when it is at a usual place, then it is found there; otherwise there is none', () => {
    expect(findChromium({}, (path) => path === '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome');
    expect(findChromium({}, () => false)).toBeUndefined();
  });
});
