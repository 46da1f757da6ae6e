// Drives a live server with nothing but what was generated from its OpenAPI
// document. The compiler checks the types; every step checks the answer.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import createClient from 'openapi-fetch'
import type { components, paths } from './api.js'

type Masalah = components['schemas']['Masalah']

const baseUrl = process.argv[2]
assert(baseUrl, 'sebutkan alamat peladen')
const sebagai = (akun: string) => createClient<paths>({ baseUrl, headers: { 'X-Akun': akun } })
const dinkes = sebagai('dinkes')
const provinsi = sebagai('provinsi')
const umum = createClient<paths>({ baseUrl })

async function langkah(nama: string, f: () => Promise<void>) {
  await f()
  console.log('  ok', nama)
}

/** The problem of a refusal, after holding its status and media type. */
function masalah(status: number, jawab: { error?: unknown; response: Response }): Masalah {
  assert.equal(jawab.response.status, status)
  assert.equal(jawab.response.headers.get('content-type'), 'application/problem+json')
  const m = jawab.error as Masalah
  assert.equal(m.status, status)
  assert(m.detail.length > 10)
  return m
}

let permohonan = ''

await langkah('membuat lewat tindakan, dan mengulang dengan kunci yang sama', async () => {
  const kunci = randomUUID()
  const kirim = () =>
    dinkes.POST('/api/v1/register/permohonan', {
      params: { query: { tindakan: 'ajukan' }, header: { 'Idempotency-Key': kunci } },
      body: { perihal: 'Anggaran 2026', pemohon: 'Siti' },
    })
  const satu = await kirim()
  assert.equal(satu.response.status, 201)
  assert(satu.data)
  assert.equal(satu.data.versi, 1)
  assert.equal(satu.response.headers.get('idempotent-replayed'), null)
  assert.equal(satu.response.headers.get('location'), `permohonan/${satu.data.id}`)
  const dua = await kirim()
  assert.equal(dua.response.status, 201)
  assert.equal(dua.data?.id, satu.data.id)
  assert.equal(dua.response.headers.get('idempotent-replayed'), 'true')
  permohonan = satu.data.id

  const lain = await dinkes.POST('/api/v1/register/permohonan', {
    params: { query: { tindakan: 'ajukan' }, header: { 'Idempotency-Key': kunci } },
    body: { perihal: 'Perihal lain', pemohon: 'Siti' },
  })
  masalah(422, lain)
  const d = await dinkes.GET('/api/v1/register/permohonan')
  assert.equal(d.data?.baris.length, 1)
})

await langkah('isian salah: semua temuan, bertipe', async () => {
  const j = await dinkes.POST('/api/v1/register/permohonan', {
    params: { query: { tindakan: 'ajukan' } },
    body: { perihal: '', pemohon: '' },
  })
  const m = masalah(422, j)
  const temuan: components['schemas']['Temuan'][] = m.temuan ?? []
  assert.deepEqual(temuan.map((t) => [t.jalur, t.keparahan]).sort(), [['pemohon', 'galat'], ['perihal', 'galat']])
  assert.equal(m.type, 'urn:lumbung:masalah:tidak_sah')

  const p = await dinkes.POST('/api/v1/register/permohonan/periksa', {
    params: { query: { tindakan: 'perpanjang' } },
    body: { tenggat: 'besok' },
  })
  assert.equal(p.data?.sah, false)
  assert(p.data.temuan.some((t) => t.id === 'REG-WAJIB' && t.jalur === 'alasan'))
})

await langkah('daftar: saringan, urutan, semua halaman', async () => {
  for (let i = 0; i < 25; i++) {
    const j = await dinkes.POST('/api/v1/register/perangkat_lunak', {
      params: { header: { 'Idempotency-Key': randomUUID() } },
      body: { kode: `p-${String(i).padStart(2, '0')}`, nama: `Perangkat ${i}`, tahun: 2000 + i },
    })
    assert.equal(j.response.status, 201)
  }
  const kode: string[] = []
  let kursor = ''
  let halaman = 0
  do {
    const { data } = await umum.GET('/api/v1/register/perangkat_lunak', {
      params: { query: { 'tahun.minimal': 2003, 'kode.diawali': 'p-', urut: '-kode', batas: 7, isi: 1, ...(kursor && { kursor }) } },
    })
    assert(data)
    for (const b of data.baris) {
      const k: { kode: string; tahun: number } = b.kolom! // as the list always has them
      assert.equal(b.isi?.nama, `Perangkat ${k.tahun - 2000}`)
      kode.push(k.kode)
    }
    kursor = data.kursor
    halaman++
  } while (kursor)
  assert.equal(halaman, 4)
  assert.deepEqual(kode, Array.from({ length: 22 }, (_, i) => `p-${String(24 - i).padStart(2, '0')}`))

  const r = await umum.GET('/api/v1/register/perangkat_lunak/rekap', { params: { query: { 'tahun.kurang': 2010 } } })
  assert.equal(r.data?.baris[0]?.jumlah, 10)
  masalah(400, await umum.GET('/api/v1/register/perangkat_lunak', { params: { query: { batas: 5000 } } }))
})

await langkah('versi lama: 412, lalu kedua versi dibaca', async () => {
  const { data } = await dinkes.GET('/api/v1/register/perangkat_lunak', { params: { query: { kode: 'p-07' } } })
  const id = data?.baris[0]?.id
  assert(id)
  const alamat = '/api/v1/register/perangkat_lunak/{id}'
  const baca = await dinkes.GET(alamat, { params: { path: { id } } })
  const etag = baca.response.headers.get('etag')
  assert(baca.data && etag)
  const sama = await dinkes.GET(alamat, { params: { path: { id }, header: { 'If-None-Match': etag } } })
  assert.equal(sama.response.status, 304)

  const isi = { kode: 'p-07', nama: 'Oleh rekan', tahun: 2007 }
  const rekan = await dinkes.PUT(alamat, { params: { path: { id }, header: { 'If-Match': etag } }, body: isi })
  assert.equal(rekan.data?.versi, 2)
  const kalah = await dinkes.PUT(alamat, { params: { path: { id }, header: { 'If-Match': etag } }, body: { ...isi, nama: 'Oleh saya' } })
  const m = masalah(412, kalah)
  assert.equal(m.versi_sekarang, 2)
  const versi = async (n: number) => (await dinkes.GET(alamat, { params: { path: { id }, query: { versi: n } } })).data?.isi.nama
  assert.deepEqual([await versi(1), await versi(2)], ['Perangkat 7', 'Oleh rekan'])

  // Another office may read it, and is told that writing is not its right.
  const luar = await provinsi.PUT(alamat, { params: { path: { id }, header: { 'If-Match': '2' } }, body: isi })
  assert.equal(masalah(403, luar).type, 'urn:lumbung:masalah:ditolak')
  masalah(404, await sebagai('dindik').PUT(alamat, { params: { path: { id }, header: { 'If-Match': '2' } }, body: isi }))
  masalah(401, await umum.PUT(alamat, { params: { path: { id }, header: { 'If-Match': '2' } }, body: isi }))

  const t = await dinkes.POST('/api/v1/register/perangkat_lunak/{id}/tarik', { params: { path: { id }, header: { 'If-Match': '2' } }, body: { alasan: 'Tidak dipakai lagi' } })
  assert.equal(t.data?.ditarik, true)
})

await langkah('tindakan, riwayat, data pribadi, tanda terima', async () => {
  const path = { id: permohonan }
  const j = await dinkes.POST('/api/v1/register/permohonan/{id}/perpanjang', {
    params: { path, header: { 'If-Match': '1', 'Idempotency-Key': randomUUID() } },
    body: { alasan: 'Dokumen banyak', tenggat: '2026-12-01' },
  })
  assert.equal(j.data?.versi, 2)
  masalah(409, await dinkes.POST('/api/v1/register/permohonan/{id}/perpanjang', {
    params: { path, header: { 'If-Match': '2' } },
    body: { alasan: 'Sekali lagi', tenggat: '2026-12-09' },
  }))
  const r = await dinkes.GET('/api/v1/register/permohonan/{id}/riwayat', { params: { path, query: { isi: 1 } } })
  assert.deepEqual(r.data?.versi.map((v) => [v.aksi, v.alasan, v.isi?.status, v.isi?.pemohon]), [
    ['perpanjang', 'Dokumen banyak', 'diperpanjang', undefined],
    ['ajukan', undefined, 'diajukan', undefined],
  ])
  const milik = await dinkes.GET('/api/v1/register/permohonan/{id}', { params: { path } })
  assert.equal(milik.data?.isi.pemohon, 'Siti')
  const luar = await umum.GET('/api/v1/register/permohonan/{id}', { params: { path } })
  assert.equal(luar.data?.isi.pemohon, undefined)

  const b = await umum.GET('/api/v1/register/permohonan/{id}/bukti', { params: { path } })
  assert.equal(b.data?.format, 'lumbung/tanda-terima/1')
  assert(b.data.entri.includes(permohonan))

  const h = await dinkes.POST('/api/v1/register/permohonan/{id}/hapus_pribadi', { params: { path, header: { 'If-Match': '2' } }, body: { alasan: 'Diminta pemohon' } })
  assert.equal(h.data?.pribadi_dihapus, true)
  const sesudah = await dinkes.GET('/api/v1/register/permohonan/{id}', { params: { path, query: { versi: 1 } } })
  assert.equal(sesudah.data?.isi.pemohon, undefined)
})

await langkah('jejak perubahan: sampai habis, lalu 304', async () => {
  const semua: components['schemas']['Perubahan'][] = []
  let sejak = 0
  for (;;) {
    const { data } = await umum.GET('/api/v1/perubahan', { params: { query: { sejak, batas: 10, isi: 'ya' } } })
    assert(data)
    semua.push(...data.perubahan)
    if (data.lanjut === sejak) break
    sejak = data.lanjut
  }
  assert.deepEqual(semua.map((p) => p.urutan), semua.map((_, i) => i))
  assert.equal(semua.length, 1 + 25 + 2 + 2)
  assert.equal(semua[0]?.register, 'permohonan')
  assert(!JSON.stringify(semua).includes('Siti'))
  const habis = await umum.GET('/api/v1/perubahan', { params: { query: { sejak } } })
  const etag = habis.response.headers.get('etag')
  assert(etag)
  const sama = await umum.GET('/api/v1/perubahan', { params: { query: { sejak }, header: { 'If-None-Match': etag } } })
  assert.equal(sama.response.status, 304)
  masalah(409, await umum.GET('/api/v1/perubahan', { params: { query: { sejak: sejak + 1 } } }))
})

await langkah('jejak bertanda tangan, daftar register, keadaan', async () => {
  const c = await umum.GET('/jejak/{jejak}/checkpoint', { params: { path: { jejak: 'umum' } }, parseAs: 'text' })
  assert.match(c.data ?? '', /^lumbung\/uji\/umum\/1\n30\n/)
  const u = await umum.GET('/jejak/{jejak}/tile/8/{tingkat}/{nomor}/{sisa}', {
    params: { path: { jejak: 'umum', tingkat: '0', nomor: '000.p', sisa: '30' } },
    parseAs: 'arrayBuffer',
  })
  assert.equal((u.data as ArrayBuffer | undefined)?.byteLength, 30 * 32)
  const d = await dinkes.GET('/api/v1/register')
  assert.deepEqual(d.data?.register.map((r) => r.nama), ['permohonan', 'perangkat_lunak'])
  const s = await umum.GET('/sehat')
  assert.equal(s.data?.status, 'siap')
})

// What must not compile: the document says enough for the compiler to object.
export async function tidakBolehDapatDikompilasi() {
  // @ts-expect-error unknown column
  await dinkes.GET('/api/v1/register/perangkat_lunak', { params: { query: { warna: 'biru' } } })
  // @ts-expect-error a number column
  await dinkes.GET('/api/v1/register/perangkat_lunak', { params: { query: { 'tahun.minimal': 'dua ribu' } } })
  // @ts-expect-error not an action that makes a document
  await dinkes.POST('/api/v1/register/permohonan', { params: { query: { tindakan: 'perpanjang' } }, body: { perihal: 'x', pemohon: 'y' } })
  // @ts-expect-error without the version that was seen
  await dinkes.POST('/api/v1/register/permohonan/{id}/perpanjang', { params: { path: { id: 'x' } }, body: { alasan: 'x', tenggat: '2026-01-01' } })
  // @ts-expect-error a required field is missing
  await dinkes.POST('/api/v1/register/perangkat_lunak', { body: { nama: 'x' } })
  // @ts-expect-error a number field
  await dinkes.POST('/api/v1/register/perangkat_lunak', { body: { kode: 'x', nama: 'x', tahun: 'dua ribu' } })
  // @ts-expect-error a register with actions is not replaced
  await dinkes.PUT('/api/v1/register/permohonan/{id}', { params: { path: { id: 'x' }, header: { 'If-Match': '1' } }, body: {} })
}
