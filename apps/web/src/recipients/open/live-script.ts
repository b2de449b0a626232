/**
 * Looks again every so often while the page is seen, and at once when it is seen again. What was typed stays: forms are
 * written anew by loading the page, and not while somebody is in one. Without scripts the page loads itself anew.
 */
export const liveScript = `(()=>{
const live=document.getElementById("live"),old=document.getElementById("old");
let tag=live.dataset.tag,wait=0,timer;
const later=()=>{timer=setTimeout(look,(wait||+live.dataset.every)*1000)};
async function look(){
clearTimeout(timer);
if(document.hidden)return;
try{
const answer=await fetch(location.pathname+"?part=live&lang="+document.documentElement.lang,{headers:{"if-none-match":tag},cache:"no-store"});
if(answer.status===404||answer.headers.get("x-forms")!==live.dataset.forms&&answer.status!==429){
if(!document.activeElement.closest("form"))return location.replace(location.pathname)}
if(answer.ok){live.innerHTML=await answer.text();tag=answer.headers.get("etag");live.dataset.every=answer.headers.get("x-every")}
else if(answer.status!==304)throw answer;
old.hidden=true;wait=0
}catch{old.hidden=false;wait=Math.min(120,(wait||+live.dataset.every)*2)}
later()}
document.addEventListener("visibilitychange",()=>document.hidden||look());
later()})()`;
