declare module 'convert-layout/ru.js' {
  const layout: { fromEn(text: string): string; toEn(text: string): string };
  export default layout;
}
