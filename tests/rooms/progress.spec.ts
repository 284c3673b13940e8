import { Writable } from 'node:stream';
import { announced, progress } from '../../src/platform/progress/progress.js';

/** A screen that remembers what was written to it. */
function screen(isTTY: boolean) {
  let text = '';
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    text += chunk.toString();
    done();
  };
  const stream = Object.assign(new Writable({ write }), { isTTY, columns: 80, rows: 24, cursorTo: () => true, clearLine: () => true, moveCursor: () => true });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => text };
}

describe('progress', () => {
  it('writes about ten plain lines into a file, whatever the size of the work', () => {
    const file = screen(false);

    const shown = progress('Replaying cases', 1000, file.stream);
    for (let done = 0; done < 1000; done += 1) shown.advance();
    shown.done();

    const lines = file.text().trim().split('\n');
    expect(lines[0]).toBe('Replaying cases: 100/1000');
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toMatch(/^Replaying cases: 1000\/1000, \d+\.\d s$/);
    expect(file.text()).not.toContain('\u001b');
  });

  it('says how long nothing took', () => {
    const file = screen(false);
    progress('Replaying cases', 0, file.stream).done();
    expect(file.text()).toMatch(/^Replaying cases: 0\/0, 0\.0 s\n$/);
  });

  it('draws a bar on a terminal', () => {
    const terminal = screen(true);

    const shown = progress('Replaying cases', 10, terminal.stream);
    shown.advance(5);
    shown.done();

    expect(terminal.text()).toContain('Replaying cases');
    expect(terminal.text()).toContain('50%');
  });

  it('announces a piece of work and gives its result', async () => {
    const file = screen(false);

    expect(await announced('Creating', () => Promise.resolve(7), file.stream)).toBe(7);
    expect(file.text()).toBe('Creating …\n');
  });

  it('says how long somebody had to wait', async () => {
    const file = screen(false);

    await announced('Creating', () => new Promise((resolve) => setTimeout(resolve, 550)), file.stream);
    expect(file.text()).toMatch(/^Creating …\nCreating: 0\.\d s\n$/);
  });
});
