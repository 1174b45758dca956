import { expect, test } from 'vitest';
import { readDrawing } from '../../src/markdown/drawing.ts';

const drawing = (inside: string): string => `<svg viewBox="0 0 1 1">\n${inside}\n</svg>`;

test('shapes, text and classes are allowed', () => {
  const svg = drawing(
    '<g class="line"><path d="M0 0h1"/><text x="1">a<tspan dy="4">0</tspan></text></g>',
  );
  expect(readDrawing(svg).tagName).toBe('svg');
});

test.each([
  ['<script>alert(1)</script>', '2: <script>'],
  ['<path onload="alert(1)" d="M0 0"/>', '2: the attribute onLoad'],
  ['<path style="x" d="M0 0"/>', '2: the attribute style'],
  ['<path id="x" d="M0 0"/>', '2: the attribute id'],
  ['<image href="https://example.org/x.png"/>', '2: <image>'],
  ['<a href="javascript:alert(1)"></a>', '2: <a>'],
  ['<foreignObject><p>x</p></foreignObject>', '2: <foreignObject>'],
  ['<!-- x -->', '2: comment'],
])('%s is refused with its line', (inside, message) => {
  expect(() => readDrawing(drawing(inside))).toThrow(message);
});

test('anything but one drawing is refused', () => {
  expect(() => readDrawing('<p>x</p>')).toThrow('not one <svg>');
  expect(() => readDrawing('<svg></svg>')).toThrow('viewBox');
});
