import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/dist.*/',
    '**/.astro/',
    '**/.cache/',
    '**/test-results/',
    '**/node_modules/',
  ]),
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // TypeScript's `noPropertyAccessFromIndexSignature` requires the brackets.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  astro.configs.recommended,
);
