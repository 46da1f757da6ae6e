// Help on the public pages; every one of them works without it. Old phones run it
// too, so it is written as they know it.
(function () {
  "use strict";
  var d = document;
  try {
    var t = localStorage.getItem("lumbung-tema");
    if (t === "light" || t === "dark") d.documentElement.setAttribute("data-theme", t);
  } catch (e) {}
  function id(s) { return d.getElementById(s); }
  function semua(s, di) { return Array.prototype.slice.call((di || d).querySelectorAll(s)); }
  function siar(s) { var x = id("siaran"); if (x) { x.textContent = s; setTimeout(function () { x.textContent = ""; }, 5000); } }
  function ukuran(n) { return n < 1e6 ? Math.max(1, Math.round(n / 1e3)) + " kB" : (Math.round(n / 1e5) / 10 + " MB").replace(".", ","); }

  var salah = id("salah");
  if (salah) salah.focus();

  // Print and copy.
  var cetak = id("cetak");
  if (cetak && window.print) { cetak.hidden = false; cetak.addEventListener("click", function () { window.print(); }); }
  semua("[data-salin]").forEach(function (b) {
    b.hidden = false;
    b.addEventListener("click", function () {
      var s = b.getAttribute("data-salin"), baik = function () { siar("Nomor dan kode sudah disalin."); }, lama = function () {
        var k = d.createElement("textarea"), ok = false;
        k.value = s; k.className = "tak-tampak"; d.body.appendChild(k); k.select();
        try { ok = d.execCommand("copy"); } catch (e) {}
        d.body.removeChild(k); b.focus();
        if (ok) baik(); else siar("Tidak dapat disalin. Pilih teksnya, lalu salin dengan tangan.");
      };
      if (navigator.clipboard) navigator.clipboard.writeText(s).then(baik, lama); else lama();
    });
  });

  // One sending is enough; the server would see that it is the same.
  semua("form").forEach(function (f) {
    f.addEventListener("submit", function (e) {
      if (e.defaultPrevented) return;
      if (f.getAttribute("data-terkirim")) { e.preventDefault(); return; }
      var b = f.querySelector("[data-kirim]");
      if (!b) return;
      f.setAttribute("data-terkirim", "ya");
      b.setAttribute("data-semula", b.textContent); b.textContent = b.getAttribute("data-kirim"); b.setAttribute("aria-disabled", "true");
      siar("Mengirim. Tunggu sampai tanda bukti tampil.");
    });
  });
  function urung() {
    semua("[data-terkirim]").forEach(function (f) { f.removeAttribute("data-terkirim"); });
    semua("[data-semula]").forEach(function (b) { b.textContent = b.getAttribute("data-semula"); b.removeAttribute("aria-disabled"); });
  }
  window.addEventListener("pageshow", urung);

  // Number and code behind the # of the address: they never leave the browser but in
  // the form, and do not stay in the history.
  function dariAlamat() {
    if (location.pathname !== "/layanan/lacak" || location.hash.length < 2) return;
    var isi = location.hash.slice(1), f = d.createElement("form");
    try { isi = decodeURIComponent(isi); } catch (e) {}
    var i = isi.lastIndexOf("/");
    if (i < 1 || isi.length > 200) return;
    if (history.replaceState) history.replaceState(null, "", location.pathname);
    f.method = "post"; f.action = "/layanan/lacak"; f.hidden = true;
    [["nomor", isi.slice(0, i)], ["kode", isi.slice(i + 1)]].forEach(function (x) {
      var m = d.createElement("input");
      m.type = "hidden"; m.name = x[0]; m.value = x[1]; f.appendChild(m);
    });
    d.body.appendChild(f); f.submit();
  }
  window.addEventListener("hashchange", dariAlamat); // another code is scanned while this page is open
  dariAlamat();

  // Photographs of phones are large: they are made smaller before they are sent,
  // which also takes the place where they were taken out of them.
  semua("input[type=file]").forEach(function (m) {
    var kabar = m.parentNode.querySelector(".berkas-kabar");
    m.addEventListener("change", function () {
      var fs = Array.prototype.slice.call(m.files || []);
      if (kabar) kabar.textContent = fs.map(function (f) { return f.name + ", " + ukuran(f.size); }).join("; ");
      periksaUkuran();
      if (!window.createImageBitmap || !window.DataTransfer || !HTMLCanvasElement.prototype.toBlob) return;
      if (!fs.some(function (f) { return f.size > 700000 && /^image\/(jpeg|png)$/.test(f.type); })) return;
      Promise.all(fs.map(kecilkan)).then(function (baru) {
        if ((m.files || []).length !== fs.length || fs.some(function (f, i) { return m.files[i] !== f; })) return; // chosen anew meanwhile
        var w = new DataTransfer();
        baru.forEach(function (f) { w.items.add(f); });
        m.files = w.files;
        if (kabar) kabar.textContent = baru.map(function (f, i) { return f.name + ", " + ukuran(f.size) + (f === fs[i] ? "" : " (dikecilkan dari " + ukuran(fs[i].size) + ")"); }).join("; ");
        periksaUkuran();
      }).catch(function () {});
    });
    function periksaUkuran() {
      var besar = Array.prototype.slice.call(m.files || []).filter(function (f) { return f.size > 5e6; })[0];
      keluhkan(m, besar ? "Berkas " + besar.name + " lebih besar dari 5 MB. Foto ulang dengan ukuran lebih kecil." : "");
    }
  });
  function kecilkan(f) {
    if (f.size <= 700000 || !/^image\/(jpeg|png)$/.test(f.type)) return Promise.resolve(f);
    return createImageBitmap(f, { imageOrientation: "from-image" }).then(function (g) {
      var s = Math.min(1, 2000 / Math.max(g.width, g.height)), c = d.createElement("canvas");
      c.width = Math.round(g.width * s); c.height = Math.round(g.height * s);
      c.getContext("2d").drawImage(g, 0, 0, c.width, c.height);
      return new Promise(function (jadi) {
        c.toBlob(function (b) { jadi(b && b.size < f.size ? new File([b], f.name.replace(/\.[a-z]+$/i, "") + ".jpg", { type: "image/jpeg" }) : f); }, "image/jpeg", .82);
      });
    }).catch(function () { return f; });
  }

  // A complaint beside its field; "" takes it away.
  function keluhkan(m, pesan) {
    var w = m.closest(".medan"), p = w.querySelector(".galat-sini");
    if (p) { p.parentNode.removeChild(p); m.setAttribute("aria-describedby", (m.getAttribute("aria-describedby") || "").replace(/ ?\S+-sini$/, "")); }
    w.classList.toggle("belum", !!pesan);
    if (!pesan) { m.removeAttribute("aria-invalid"); return; }
    p = d.createElement("p");
    p.className = "galat galat-sini"; p.id = (m.id || m.name) + "-sini"; p.textContent = pesan;
    w.appendChild(p);
    m.setAttribute("aria-invalid", "true");
    m.setAttribute("aria-describedby", ((m.getAttribute("aria-describedby") || "") + " " + p.id).trim());
  }

  // The request, step by step.
  var form = id("form-permohonan");
  if (!form || !form.closest) return;
  var bagian = semua("[data-langkah]", form), deret = id("langkah"), kini = 0, mundur = id("mundur"), maju = id("maju"), tombol = mundur.parentNode;
  form.setAttribute("novalidate", "");
  deret.hidden = false; tombol.hidden = false;

  function judul(w) {
    if (w.getAttribute("data-ringkas")) return w.getAttribute("data-ringkas");
    var l = w.querySelector("legend, label"), s = "";
    if (l) Array.prototype.slice.call(l.childNodes).forEach(function (n) { if (n.nodeType === 3) s += n.nodeValue; });
    return s.trim();
  }
  function nilai(w) {
    return semua("input, select, textarea", w).map(function (m) {
      if (m.type === "file") return Array.prototype.slice.call(m.files || []).map(function (f) { return f.name; }).join(", ");
      if (m.type === "radio" || m.type === "checkbox") { var l = m.checked && form.querySelector("label[for='" + m.id + "']"); return l ? (m.type === "checkbox" ? "Ya" : l.firstChild.nodeValue) : ""; }
      if (m.tagName === "SELECT") return m.options[m.selectedIndex] ? m.options[m.selectedIndex].text : "";
      return m.value.trim();
    }).filter(Boolean).join(", ");
  }
  // What holds now: the kind of applicant, "kuasa", "salinan". Fields that belong to
  // something else are not shown.
  function atur() {
    var aktif = {}, j = form.querySelector("[name=jenis_pemohon]:checked"), c = form.querySelector("[name=cara_memperoleh]:checked");
    if (j) aktif[j.value] = 1;
    if (id("i-dikuasakan").checked) aktif.kuasa = 1;
    if (c && c.value.indexOf("salinan") === 0) aktif.salinan = 1;
    semua("[data-bila]", form).forEach(function (w) {
      w.hidden = !w.getAttribute("data-bila").split(" ").some(function (k) { return aktif[k]; });
    });
  }
  function periksa(b) {
    var buruk = null;
    semua("[required]", b).forEach(function (m) {
      var w = m.closest(".medan");
      if (w.hidden) return;
      var kosong = m.type === "radio" ? !form.querySelector("[name='" + m.name + "']:checked") : !m.value.trim();
      if (m.type === "radio" && w.querySelector("[required]") !== m) return;
      keluhkan(m, kosong ? judul(w) + " belum " + (m.type === "radio" ? "dipilih." : "diisi.") : "");
      if (kosong && !buruk) buruk = m;
    });
    if (!buruk) buruk = b.querySelector(".belum:not([hidden]) [aria-invalid]");
    if (buruk) { buruk.focus(); siar("Masih ada yang wajib diisi."); }
    return !buruk;
  }
  function kurang() {
    var out = [], j = form.querySelector("[name=jenis_pemohon]:checked"), nik = id("i-nomor_identitas").value.replace(/[ .-]/g, "");
    semua("[data-kurang]", form).forEach(function (w) { if (!w.hidden && !nilai(w)) out.push(w.getAttribute("data-kurang")); });
    if (j && j.value === "perorangan" && nik && !/^\d{16}$/.test(nik)) out.push("NIK yang 16 angka");
    return out;
  }
  function ringkas() {
    var r = id("ringkasan"), dl = d.createElement("dl");
    semua(".medan", form).forEach(function (w) {
      var v = !w.hidden && w.id !== "lanjut-medan" && nilai(w);
      if (!v) return;
      var x = d.createElement("div"), a = d.createElement("dt"), b = d.createElement("dd");
      x.className = "fakta"; a.textContent = judul(w); b.textContent = v;
      x.appendChild(a); x.appendChild(b); dl.appendChild(x);
    });
    r.textContent = ""; r.appendChild(dl); r.hidden = false;
    var k = kurang(), l = id("daftar-kurang");
    l.textContent = "";
    k.forEach(function (s) { var li = d.createElement("li"); li.textContent = s; l.appendChild(li); });
    id("kurang").hidden = !k.length; id("lanjut-medan").hidden = !k.length;
    if (!k.length) id("i-lanjut").checked = false;
  }
  function tampil(n, fokus) {
    kini = n; atur(); siar("");
    bagian.forEach(function (b, i) { b.hidden = i !== n; });
    semua("li", deret).forEach(function (li, i) {
      li.className = i < n ? "langkah-usai" : i === n ? "langkah-kini" : "";
      if (i === n) li.setAttribute("aria-current", "step"); else li.removeAttribute("aria-current");
    });
    mundur.hidden = n === 0; maju.hidden = n === bagian.length - 1;
    if (n === bagian.length - 1) ringkas();
    if (fokus) { bagian[n].querySelector("h2").focus(); window.scrollTo(0, form.offsetTop); }
  }
  maju.addEventListener("click", function () { if (periksa(bagian[kini])) tampil(kini + 1, true); });
  mundur.addEventListener("click", function () { tampil(kini - 1, true); });
  form.addEventListener("change", function (e) {
    atur();
    if (e.target.type !== "file" && e.target.closest(".belum")) keluhkan(e.target, "");
  });
  form.addEventListener("keydown", function (e) { // Enter goes on, it does not send half a form
    if (e.key === "Enter" && e.target.tagName === "INPUT" && e.target.type !== "checkbox" && kini < bagian.length - 1) { e.preventDefault(); maju.click(); }
  });
  form.addEventListener("submit", function (e) {
    for (var i = 0; i < bagian.length; i++) {
      if (!periksa(bagian[i])) { e.preventDefault(); urung(); tampil(i, false); periksa(bagian[i]); return; }
    }
    if (kurang().length && !id("i-lanjut").checked) {
      e.preventDefault(); urung();
      keluhkan(id("i-lanjut"), "Centang bila permohonan tetap dicatat walau belum lengkap, atau kembali untuk melengkapinya.");
      id("i-lanjut").focus();
    }
  }, true);
  // The links of the list of errors lead into steps that are not shown.
  semua("#salah a").forEach(function (a) {
    a.addEventListener("click", function (e) {
      var m = id(a.getAttribute("href").slice(1)), b = m && m.closest("[data-langkah]");
      if (b) { e.preventDefault(); tampil(bagian.indexOf(b), false); m.focus(); }
    });
  });
  var awal = form.querySelector(".medan-galat"), di = awal && awal.closest("[data-langkah]");
  tampil(di ? bagian.indexOf(di) : id("salah") && !awal ? bagian.length - 1 : 0, false);
  window.addEventListener("pageshow", function (e) { if (e.persisted) tampil(kini, false); else atur(); });
})();
