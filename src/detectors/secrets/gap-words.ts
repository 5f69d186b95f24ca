/** Words between a name and its value, in the languages that passwords are told in, as patterns of what folding leaves. */
import { spellings } from '../spellings.ts';

/** One of some phrases, which commas part. */
function oneOf(phrases: string): string {
  const all = phrases.split(',').flatMap((phrase) => spellings(phrase.trim()));
  // The longest first: `is set to` begins with `is`.
  const unique = [...new Set(all)].sort((one, other) => other.length - one.length);
  return `(?:${unique.map((phrase) => phrase.replaceAll(' ', '[ \\t]')).join('|')})`;
}

/** What kind of password it is, behind the name. */
export const KINDS: string = oneOf(
  'provisoire,temporaire,initial,initiale,temporal,provisional,inicial,provisoria,temporanea,provvisoria,iniziale,' +
    'tymczasowe,początkowe,админа,администратора,пользователя,сервера,роутера,базы,почты,доступа,dostępu,nueva,maestra,' +
    'πρόσβασης,wifi,wi-fi,wlan,vpn,nova,nouă,nuova,nouvelle,nouveau,novo,новый,новая',
);

/** Words that begin what tells whose it is, or since when. */
export const OWNING: string = oneOf(
  'for,of,to,on,in,at,as of,from,since,starting,you,we,i,that,für,fürs,vom,von,der,des,zum,zur,im,am,ab,auf,bei,beim,seit,du,de,pour,dans,' +
    'del,della,di,do,da,dei,per,nel,van,voor,vanaf,till,para,sur,sul,sulla,op,en,desde,dla,w,от,для,до,к,за,на,в,của,cho,untuk,pentru,pro,για,του,της',
);

/** Those that alone tell whose it is. */
export const OF: string = oneOf(
  'for,of,für,vom,von,zum,zur,der,de,du,del,della,do,da,dos,van,voor,na,от,для,до,к,till,för,til,do,od,na',
);

/** Words that say something about passwords in general, or of other things that have one in their name. */
export const ABOUT: string = oneOf(
  'hint,hints,policy,policies,reset,resets,length,manager,expires,expiry,expiration,last,changed,change,file,field,must,should,' +
    'can,cannot,is,are,was,were,has,have,and,or,protected,required,rules,requirements,minimum,maximum,min,max,strength,quality,' +
    'hash,hashes,hashing,authentication,prompt,error,errors,failed,example,examples,note,question,recovery,rotation,generator,' +
    'vergessen,muss,hinweis,richtlinie,länge,geändert,oublié,oubliée,doit,indice,olvidada,debe,deve,esquecida,dimenticata,' +
    'vergeten,moet,musi,должен,изменен,забыт,подсказка,fingerprint,fingerprints,thumbprint,id,ids,serial',
);

/** That it is. */
export const BE: string = oneOf(
  "c'est," +
    'is,was,are,stays,remains,equals,has the value,has value,ist,lautet,lautete,bleibt,hat den wert,est,reste,vaut,es,é,è,' +
    'e,sigue,continúa,resta,rimane,er,är,blir,jest,to,brzmi,je,on,este,adalah,είναι,هي,هو,הוא,היא,это,теперь,сейчас,' +
    'luidt,blijft,zostaje,остается,ir,yra,yw,ay,ni,ialah,є,হলো,হল,হচ্ছে,არის,է',
);

/** Since when it is. */
export const ADVERBS: string = oneOf(
  'now,still,currently,just,simply,btw,übrigens,einfach,simplement,simplemente,again,from now on,from today,as of today,as of now,since today,since yesterday,jetzt,nun,weiterhin,' +
    'aktuell,derzeit,wieder,ab heute,ab sofort,ab jetzt,ab morgen,seit heute,seit gestern,désormais,maintenant,dorénavant,' +
    "actuellement,toujours,à partir d'aujourd'hui,ahora,actualmente,desde hoy,a partir de hoy,a partir de ahora,agora," +
    'atualmente,desde hoje,a partir de hoje,a partir de agora,ora,adesso,attualmente,da oggi,da ora,nu,fortan,noch,momenteel,' +
    'vanaf nu,vanaf vandaag,teraz,od dziś,od teraz,od dzisiaj,obecnie,теперь,сейчас,пока,с сегодняшнего дня,från och med idag',
);

/** That it was made to be something. */
export const SET_TO: string = `(?:(?:(?:has been|had been|was|is|were)[ \\t])?(?:re)?(?:set|changed|updated|rotated|switched)[ \\t]to|${oneOf(
  'wurde auf,wurde geändert auf,steht auf,est passé à,a été changé en,se cambió a,ha cambiado a,cambió a,mudou para,' +
    'foi alterada para,è stata cambiata in,è diventata,is gewijzigd naar,is veranderd naar,is veranderd in,is aangepast naar,' +
    'zmieniło się na,zmieniono na,zostało zmienione na,har ändrats till,er ændret til,er endret til,изменен на,изменён на,' +
    'сменили на,поменяли на,сменился на',
)})`;

/** That it changed. */
export const CHANGED: string = oneOf(
  'changed,has changed,was changed,has been changed,got changed,was reset,has been reset,was rotated,has been rotated,' +
    'expired,has expired,wurde geändert,hat sich geändert,ist neu,a changé,a été changé,a été modifié,ha cambiado,cambió,' +
    'se cambió,fue cambiada,mudou,foi alterada,foi trocada,è cambiata,è cambiato,è stata cambiata,is gewijzigd,is veranderd,' +
    'is aangepast,поменяли,поменялся,сменили,сменился,изменился,изменили,zmieniło się,zmieniono,zostało zmienione,har ändrats',
);

/** What leads to the one that it is now. */
export const NEW_ONE: string = oneOf(
  "it is,it's,it is now,it's now,now,now it is,now it's,new one is,the new one is,new one,the new one,new,use,please use," +
    "jetzt,es ist jetzt,es lautet jetzt,es lautet,neu,das neue ist,das neue lautet,c'est,c'est maintenant,maintenant,maintenant c'est," +
    'désormais,le nouveau est,le nouveau,ahora es,ahora,la nueva es,la nueva,agora é,agora,a nova é,adesso è,ora è,la nuova è,' +
    'het is nu,nu is het,nieuw,het nieuwe is,теперь,новый,новый теперь,nowe,nowe to,teraz to,nu är det,det är nu',
);
