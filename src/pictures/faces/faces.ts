/** The weights of Inter that are used. */
export const WEIGHTS = [400, 500, 600, 700] as const;
/** A weight of Inter. */
export type Weight = (typeof WEIGHTS)[number];

/** A typeface as its package holds it. */
export interface Face {
  /** The name by which SVG asks for it. */
  readonly family: string;
  /** Its files, as modules are named: one for each weight, or one for all. */
  readonly files: Readonly<Record<Weight, string>>;
  /** Its size beside Inter's, so that its letters are as high as Inter's capitals. */
  readonly scale: number;
  /** What is looked for in it; it is not read before a text has such a character. */
  readonly covers: RegExp;
  /** In faces whose letters join: a sign that joins with none, between which a text is measured. */
  readonly post?: string;
}

/** The face of everything that it has. */
export const INTER: Face = {
  family: 'Inter',
  files: {
    400: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
    500: '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf',
    600: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
    700: '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
  },
  scale: 1,
  covers: /^/u,
};

const inOneWeight = (file: string): Face['files'] => {
  const only = `@expo-google-fonts/${file}`;
  return { 400: only, 500: only, 600: only, 700: only };
};

/** Faces of what Inter lacks, each in one weight. Of two for the same letters the first is taken where both have them. */
export const FURTHER: readonly Face[] = [
  {
    family: 'Noto Sans Arabic',
    files: inOneWeight('noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf'),
    scale: 0.95,
    covers: /[\p{Script_Extensions=Arabic}\u200c\u200d]/u,
    post: '|',
  },
  {
    family: 'Alef',
    files: inOneWeight('alef/700Bold/Alef_700Bold.ttf'),
    scale: 1,
    covers: /\p{Script_Extensions=Hebrew}/u,
  },
  {
    family: 'Kosugi Maru',
    files: inOneWeight('kosugi-maru/400Regular/KosugiMaru_400Regular.ttf'),
    scale: 0.92,
    covers:
      /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\uff00-\uffef]/u,
  },
  {
    family: 'ZCOOL XiaoWei',
    files: inOneWeight('zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf'),
    scale: 0.92,
    covers: /[\p{Script_Extensions=Han}\uff00-\uffef]/u,
  },
  {
    family: 'NanumGothic',
    files: inOneWeight('nanum-gothic/700Bold/NanumGothic_700Bold.ttf'),
    scale: 0.92,
    covers: /\p{Script_Extensions=Hangul}/u,
  },
  {
    family: 'Noto Emoji',
    files: inOneWeight('noto-emoji/600SemiBold/NotoEmoji_600SemiBold.ttf'),
    scale: 0.8,
    covers: /[\p{Emoji}\u200d\u20e3\u{e0020}-\u{e007f}]/u,
    post: '0',
  },
];
