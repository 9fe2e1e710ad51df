import { fold } from '../dataset/fold.ts';

/**
 * How people ask to be left alone, or to have their data deleted, in the languages that most of them speak beside
 * English: as the `phrases` of a command are written. Rung answers in English, and whoever wants out is understood.
 */

/** For ending a plan and its messages. */
export const STOPPING: readonly string[] = [
  // Spanish
  'cancelar/cancela/cancele/parar/detener/detén/deten/basta/desuscribir/desuscribirme/desuscribirse/desuscríbeme, darse/darme/dar/dame/deme/dese baja',
  'cancelar/anular/cancela/anula suscripción/plan/mensajes/recordatorios, no más/quiero/envíes/mandes/escribas mensajes, no quiero más mensajes, deja/dejar/dejen/deje enviar/enviarme/escribir/escribirme/mandar/mandarme',
  // French
  'arrêter/arrête/arrêtez/stoppe/stopper/désabonner/désabonnement/désabonne/désinscrire/désinscription/désinscris/annuler/annule/résilier',
  'arrêter/arrête/arrêtez/annuler/annule/résilier/stopper abonnement/plan/messages/rappels/envoyer/écrire/mécrire, plus messages, recevoir plus, plus recevoir/envoyer messages',
  // German
  'abmelden/abmeldung/abbestellen/stopp/stoppen/aufhören/beenden/beende/kündigen/abbrechen/austragen, melde/meld ab, hör auf',
  'beenden/beende/stoppe/stopp/stoppen/abbrechen/kündigen plan/nachrichten/abo/abonnement/erinnerungen, keine nachrichten/mehr, keine nachrichten mehr, nicht mehr schreiben/schicken',
  // Portuguese
  'pare/sair/cancele/descadastrar/descadastre/desinscrever/desinscreva/desativar, cancelar/cancele/parar/pare inscrição/assinatura/plano/mensagens/lembretes, não mais/quero/envie/mande mensagens, não quero mais mensagens',
  // Italian
  'annulla/annullare/ferma/fermare/fermati/smetti/smettila/interrompi/disiscrivi/disiscrivere/disiscriviti/disiscrivermi/disiscrivimi/cancellami',
  'annulla/annullare/ferma/fermare/disdire/disdici iscrizione/abbonamento/piano/messaggi/promemoria, niente messaggi, basta messaggi, smetti/smettila scrivermi/inviare/mandare, non voglio messaggi',
  // Dutch
  'afmelden/uitschrijven/opzeggen/annuleren/annuleer/ophouden, meld/schrijf af/uit, stoppen/stop/annuleer/annuleren plan/berichten/herinneringen, geen berichten, geen berichten meer, hou op',
  // Polish
  'wypisz/wypisać/wypisuję/rezygnuję/rezygnacja/zrezygnować/zatrzymaj/zatrzymać/przestań/anuluj/anulować/koniec, anuluj/zatrzymaj/zakończ/anulować plan/subskrypcję/wiadomości/przypomnienia, nie pisz/wysyłaj, nie wysyłaj wiadomości, przestań pisać/wysyłać',
  // Japanese
  '停止/停止して/停止してください/配信停止/配信を停止/配信を停止して/配信停止してください/解除/配信解除/購読解除/登録解除/退会/退会したい/退会する/解約/キャンセル/中止/やめて/やめる/やめてください/やめたい/止めて/止めてください/メッセージを停止/メッセージを止めて',
  // Chinese
  '停/停止/停下/取消/退订/退訂/取消订阅/取消訂閱/取消计划/取消計劃/停止计划/停止發送/停止发送/停止发消息/别发了/別發了/别再发了/不要再发/不要再發/不要再发了/不要发消息/我要退订/我想退订/别烦我',
  // Russian
  'стоп/хватит/отписаться/отпишись/отпишите/отписка/отмена/отменить/остановить, не пиши/пишите/присылай, больше не пиши/пишите',
  // Hindi
  'roko/ruko/rukiye, band/bandh karo/kardo/kar/kare/karen/kijiye, message/messages mat bhejo/bhejna, mat bhejo, rok do, बंद करो/करें/कर, रोको/रुको, संदेश बंद, मत भेजो',
];

/** For deleting what is held about somebody. */
export const DELETING: readonly string[] = [
  'borrar/borra/borre/borren/eliminar/elimina/elimine/suprimir datos/cuenta/todo/información, bórrame/elimíname/olvídame, derecho olvido',
  'supprimer/supprime/supprimez/effacer/efface/effacez données/compte/tout/informations, oublie/oubliez moi, droit oubli',
  'löschen/lösche/löscht/entfernen/entferne/vergiss daten/konto/account/alles, datenlöschung, vergiss mich, recht vergessen',
  'apagar/apague/apaga/excluir/exclua/exclui/deletar/delete/eliminar dados/conta/tudo, esqueça, direito esquecimento',
  'cancella/cancellare/elimina/eliminare/rimuovi dati/account/tutto, dimenticami, diritto oblio',
  'verwijder/verwijderen/wis/wissen/verwijderd gegevens/data/account/alles, vergeet mij/me, recht vergetelheid',
  'usuń/usunąć/skasuj/skasować/wymaż dane/konto/wszystko, zapomnij',
  '削除/削除して/データ削除/データを削除/データを削除して/データを削除してください/データを消して/アカウント削除/アカウントを削除/アカウントを削除して/個人情報を削除/私のデータを削除/私のデータを削除して',
  '删除/刪除/删除数据/删除我的数据/刪除我的資料/刪除資料/删除我的资料/清除数据/清除我的数据/删除账号/删除我的账号/删除帐号/注销/注销账号/註銷帳號/忘记我/忘了我',
  'удалить/удали/удалите данные/аккаунт/все, забудь',
  'data/account/jankari/sab/sara hatao/mitao/mita/hata/udao, data/account delete karo/kardo/kar, डेटा हटाओ/मिटाओ/हटाएं/मिटाएं, खाता हटाओ/हटाएं',
];

/** Small words of those sentences, which add nothing. */
export const SMALL_WORDS: readonly string[] = (
  'quiero deseo me mi mis mí mío mía míos mías por favor de del el la los las lo se te un una y o que para con ya todo todos todas esto ' +
  'je moi mon ma mes le les l d s il vous plaît svp des du ce cet cette ne pas veux voudrais m n et ' +
  'ich mich mir mein meine meinen meiner bitte will möchte der die das den dem vom von und alle alles hier zu ' +
  'eu meu meus minha minhas os as o a do da dos das quero favor isso gostaria ' +
  'io mio mia miei mie il i gli dei degli voglio vorrei per favore di questo ' +
  'ik mij mijn de het een alsjeblieft alstublieft wil graag al deze u van ' +
  'proszę mnie mój moja moje mi chcę się swoje wszystkie z w te ' +
  '请 我 我的 お願いします ください 私の ' +
  'mera meri mere mujhe ko ka ki ke please karo kardo kar do kijiye kripya sab sara yeh ye бот меня мои мой все пожалуйста कृपया मेरा मेरी मेरे को'
)
  .split(' ')
  .map(fold);
