import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApp, type TestApp } from '../../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const answered = async (said: string): Promise<string> => (await app.say(said)).reply.summary;

describe('given people who want out, in their own language', () => {
  test.each([
    ...['cancelar', 'darse de baja', 'quiero darme de baja', 'No quiero más mensajes', 'cancela mi plan'],
    ...['désabonner', 'je veux me désabonner', 'arrête', 'arrêtez de m’écrire', 'annuler mon abonnement'],
    ...['abmelden', 'ich möchte mich abmelden', 'keine Nachrichten mehr bitte', 'Plan beenden', 'hör auf'],
    ...['sair', 'cancelar inscrição', 'não quero mais mensagens', 'pare', 'parar meu plano'],
    ...['annulla', 'smettila', 'annulla iscrizione', 'niente messaggi', 'smettila di scrivermi'],
    ...['uitschrijven', 'afmelden', 'schrijf me uit', 'geen berichten meer', 'stoppen'],
    ...['wypisz mnie', 'rezygnuję', 'przestań pisać', 'anuluj', 'zatrzymaj plan'],
    ...['停止', '配信停止', 'やめてください', '退会したい', 'キャンセル'],
    ...['退订', '取消订阅', '停止', '不要再发了', '取消'],
    ...['band karo', 'message mat bhejo please', 'roko', 'band kar do', 'बंद करो'],
    ...['stop', 'STOP!', 'stop now', 'take me off this', 'stop the plan but keep my data'],
  ])('when “%s” is said, then it is taken for stopping, and with no plan nothing is to end', async (said) => {
    expect(await answered(said)).toBe('You have no plan to end');
  });

  test.each([
    ...['borrar mis datos', 'elimina mi cuenta', 'supprimer mes données', 'effacez tout'],
    ...['löschen meine daten', 'bitte lösche alle meine Daten', 'apagar meus dados', 'excluir minha conta'],
    ...['cancella i miei dati', 'verwijder mijn gegevens', 'usuń moje dane', 'データを削除して'],
    ...['删除我的数据', 'mera data delete karo', 'remove me', 'delete my data'],
  ])('when “%s” is said, then it is asked whether to delete', async (said) => {
    expect(await answered(said)).toMatch(/^Delete everything/);
  });
});

describe('given people who ask who sees what they type', () => {
  test.each(['who can see my data', 'who can see what I ask', 'can my boss see my plan', 'is this private'])(
    'when “%s” is asked, then what is held about them is shown',
    async (said) => {
      expect((await app.say(said)).call.path).toEqual(['rung', 'privacy']);
    },
  );
});
